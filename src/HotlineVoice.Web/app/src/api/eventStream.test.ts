import { describe, expect, it } from 'vitest'
import { EventStream, type StreamListener, type StreamState } from './eventStream'

const event = (seq: number) => `id: ${seq}\nevent: seat.changed\ndata: {"seq":${seq},"subject":"8001"}\n\n`

/** A server that answers each connection as the script says; after the last answer it refuses (403), which ends it. */
class Rig implements StreamListener {
  readonly asked: string[] = []
  readonly seen: (number | 'reload')[] = []
  readonly states: StreamState[] = []
  readonly pauses: number[] = []
  lapses = 0
  readonly stream: EventStream
  readonly #answers: (() => Response)[]
  reloading: () => Promise<void> = () => Promise.resolve()

  constructor(...answers: (() => Response)[]) {
    this.#answers = answers
    this.stream = new EventStream(this, {
      fetch: (address) => {
        this.asked.push(String(address).replace('/api/v1/events', ''))
        const answer = this.#answers.shift()
        return Promise.resolve(answer ? answer() : new Response(null, { status: 403 }))
      },
      wait: (milliseconds) => {
        this.pauses.push(milliseconds)
        return Promise.resolve()
      },
    })
  }

  event = (_name: string, data: { seq: number }) => void this.seen.push(data.seq)
  state = (state: StreamState) => void this.states.push(state)
  lapsed = () => void this.lapses++
  reload = async () => {
    await this.reloading()
    this.seen.push('reload')
  }
}

const says = (text: string) => () => new Response(text)
const status = (code: number) => () => new Response('{}', { status: code })
const breaks = () => {
  throw new TypeError('network')
}

describe('following the feed', () => {
  it('asks after a break for what came after the last number it saw', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}${event(6)}`), says(`: \n\n${event(9)}`))
    await rig.stream.run()
    expect(rig.asked).toEqual(['', '?after=6', '?after=9'])
    expect(rig.seen).toEqual(['reload', 5, 6, 9])
    expect(rig.states).toEqual(['connecting', 'open', 'down', 'open', 'down', 'closed'])
  })

  it('loads everything anew when its number is no longer kept', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}`), status(410), says(`: \n\n${event(90)}`))
    await rig.stream.run()
    expect(rig.asked).toEqual(['', '?after=5', '', '?after=90'])
    expect(rig.seen).toEqual(['reload', 5, 'reload', 90])
  })

  it('loads everything anew when the server counts from an older copy', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}`), status(422), says(': \n\n'))
    await rig.stream.run()
    expect(rig.seen).toEqual(['reload', 5, 'reload'])
  })

  it('loads again when it never learned a number, because something may have been missed', async () => {
    const rig = new Rig(says(': \n\n'), says(': \n\n'))
    await rig.stream.run()
    expect(rig.asked).toEqual(['', '', ''])
    expect(rig.seen).toEqual(['reload', 'reload'])
  })

  it('gives out no event before the state is loaded', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}`))
    let release: () => void = () => undefined
    rig.reloading = () => new Promise((resolve) => (release = resolve))
    const running = rig.stream.run()
    await new Promise((resolve) => setImmediate(resolve))
    expect(rig.seen).toEqual([])
    release()
    await running
    expect(rig.seen).toEqual(['reload', 5])
  })

  it('tries again when the state could not be loaded', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}`), says(`: \n\n${event(6)}`))
    let first = true
    rig.reloading = () => (first ? ((first = false), Promise.reject(new Error('busy'))) : Promise.resolve())
    await rig.stream.run()
    expect(rig.seen).toEqual(['reload', 6])
  })

  it('waits longer after each failure and shortly again after a success', async () => {
    const rig = new Rig(breaks, status(503), breaks, status(503), breaks, breaks, says(': \n\n'))
    await rig.stream.run()
    const bounds = [1000, 2000, 4000, 8000, 8000, 8000, 500]
    expect(rig.pauses).toHaveLength(bounds.length)
    rig.pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThanOrEqual(bounds[index]! * 0.75)
      expect(pause).toBeLessThanOrEqual(bounds[index]! * 1.25)
    })
  })

  it('stops and says so when the session has ended', async () => {
    const rig = new Rig(says(`: \n\n${event(5)}`), status(401))
    await rig.stream.run()
    expect(rig.lapses).toBe(1)
    expect(rig.states.at(-1)).toBe('closed')
  })

  it('asks no more when it is closed', async () => {
    const rig = new Rig(says(': \n\n'), says(': \n\n'))
    rig.state = (state) => {
      rig.states.push(state)
      if (state === 'open') rig.stream.close()
    }
    await rig.stream.run()
    expect(rig.asked).toEqual([''])
    expect(rig.states.at(-1)).toBe('closed')
  })
})
