import { describe, expect, it, vi } from 'vitest'
import type { FeedData } from '@/api/shapes'
import { Followers } from './followers'

const data = (seq: number) => ({ seq }) as unknown as FeedData

/** A follower whose loads end when the test says so. */
class Rig {
  readonly seen: (number | string)[] = []
  readonly ends: { well: (what: string) => void; badly: () => void }[] = []

  load = () =>
    new Promise<void>((resolve, reject) => {
      this.ends.push({
        well: (what) => {
          this.seen.push(what)
          resolve()
        },
        badly: () => reject(new Error('busy')),
      })
    })
  event = (_name: string, one: FeedData) => void this.seen.push(one.seq)
}

describe('those who follow the feed', () => {
  it('are told afterwards what happened while they loaded late', async () => {
    const followers = new Followers()
    await followers.reload()
    const late = new Rig()
    followers.add(late)
    await vi.waitFor(() => expect(late.ends).toHaveLength(1))
    followers.tell('seat.changed', data(7))
    late.ends[0]!.well('as it was before 7')
    await vi.waitFor(() => expect(late.seen).toEqual(['as it was before 7', 7]))
    followers.tell('seat.changed', data(8))
    expect(late.seen.at(-1)).toBe(8)
  })

  it('load once more, and after one another, when the stream begins anew meanwhile', async () => {
    const followers = new Followers()
    await followers.reload()
    const late = new Rig()
    followers.add(late)
    const again = followers.reload()
    await vi.waitFor(() => expect(late.ends).toHaveLength(1))
    followers.tell('seat.changed', data(7))
    late.ends[0]!.well('first')
    await vi.waitFor(() => expect(late.ends).toHaveLength(2))
    late.ends[1]!.well('second')
    await again
    expect(late.seen).toEqual(['first', 'second', 7])
  })

  it('load again after a while when a late load fails, and lose nothing of what came', async () => {
    vi.useFakeTimers()
    const followers = new Followers()
    await followers.reload()
    const late = new Rig()
    followers.add(late)
    await vi.advanceTimersByTimeAsync(0)
    followers.tell('seat.changed', data(7))
    late.ends[0]!.badly()
    await vi.advanceTimersByTimeAsync(2000)
    expect(late.ends).toHaveLength(2)
    late.ends[1]!.well('loaded')
    await vi.advanceTimersByTimeAsync(0)
    followers.tell('seat.changed', data(8))
    expect(late.seen).toEqual([7, 'loaded', 8])
    vi.useRealTimers()
  })

  it('tell the stream when they cannot load, so that it comes again', async () => {
    const followers = new Followers()
    const early = new Rig()
    followers.add(early)
    const loading = followers.reload()
    await vi.waitFor(() => expect(early.ends).toHaveLength(1))
    early.ends[0]!.badly()
    await expect(loading).rejects.toThrow('busy')
  })

  it('are told nothing more when they go while they load', async () => {
    const followers = new Followers()
    await followers.reload()
    const late = new Rig()
    const go = followers.add(late)
    await vi.waitFor(() => expect(late.ends).toHaveLength(1))
    followers.tell('seat.changed', data(7))
    go()
    late.ends[0]!.well('loaded')
    await new Promise((resolve) => setTimeout(resolve))
    expect(late.seen).toEqual(['loaded'])
  })

  it('are told nothing once they have gone', async () => {
    const followers = new Followers()
    const rig = new Rig()
    const go = followers.add(rig)
    go()
    await followers.reload()
    followers.tell('seat.changed', data(1))
    expect(rig.seen).toEqual([])
    expect(rig.ends).toEqual([])
  })
})
