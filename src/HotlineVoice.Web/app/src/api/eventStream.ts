import { EventText } from './eventText'
import type { FeedData } from './shapes'

export type StreamState = 'closed' | 'connecting' | 'open' | 'down'

export interface StreamListener {
  event(name: string, data: FeedData): void
  /** What was known is no longer to be trusted: load it anew. No event is given out until that is done. */
  reload(): Promise<void>
  state(state: StreamState): void
  lapsed(): void
}

export interface StreamMeans {
  fetch: typeof fetch
  /** Resolves after so many milliseconds, or earlier when the signal says so. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** The server comments every 15 s; two missed and a bit mean that nobody is there. */
const SILENCE_MAX = 35_000
const RETRY_FIRST = 500
const RETRY_MAX = 8_000

type Ending = 'again' | 'afresh' | 'lapsed' | 'refused'

/**
 * Follows the numbered feed: asks for what came after the last number seen, so that a break loses nothing. When that
 * number is no longer kept (410) or not yet given (422: the server's data were restored from a copy), it begins anew
 * and everything is loaded again.
 */
export class EventStream {
  #after: number | undefined
  #stop = new AbortController()
  #nudge = new AbortController()
  readonly #listener: StreamListener
  readonly #means: StreamMeans

  constructor(listener: StreamListener, means: StreamMeans = browserMeans) {
    this.#listener = listener
    this.#means = means
  }

  /** Runs until {@link close}, or until the reader may no longer read. */
  async run(): Promise<void> {
    let failures = 0
    this.#listener.state('connecting')
    while (!this.#stop.signal.aborted) {
      const opened = { value: false }
      const ending = await this.#connect(opened)
      if (this.#stop.signal.aborted) break
      if (ending === 'lapsed' || ending === 'refused') {
        this.#listener.state('closed')
        if (ending === 'lapsed') this.#listener.lapsed()
        return
      }
      if (ending === 'afresh') this.#after = undefined
      this.#listener.state('down')
      failures = opened.value ? 0 : failures + 1
      const pause = Math.min(RETRY_FIRST * 2 ** failures, RETRY_MAX) * (0.75 + Math.random() / 2)
      this.#nudge = new AbortController()
      await this.#means.wait(pause, either(this.#stop.signal, this.#nudge.signal))
    }
    this.#listener.state('closed')
  }

  close(): void {
    this.#stop.abort()
  }

  /** Tries again now rather than later: the network is back. */
  nudge(): void {
    this.#nudge.abort()
  }

  async #connect(opened: { value: boolean }): Promise<Ending> {
    const silence = new AbortController()
    const signal = either(this.#stop.signal, silence.signal)
    let timer = setTimeout(() => silence.abort(), SILENCE_MAX)
    const alive = () => {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MAX)
    }
    try {
      const query = this.#after === undefined ? '' : `?after=${this.#after}`
      const response = await this.#means.fetch(`/api/v1/events${query}`, {
        headers: { Accept: 'text/event-stream' },
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      })
      if (!response.ok || !response.body) return endingOf(response.status)
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      // Only after the first bytes is it certain from which number the server counts on.
      const first = await reader.read()
      if (first.done) return 'again'
      alive()
      if (this.#after === undefined) await this.#listener.reload()
      opened.value = true
      this.#listener.state('open')
      await this.#read(reader, first.value, alive)
      return 'again'
    } catch {
      return 'again'
    } finally {
      clearTimeout(timer)
    }
  }

  async #read(reader: ReadableStreamDefaultReader<string>, first: string, alive: () => void): Promise<void> {
    const text = new EventText()
    let piece: string | undefined = first
    while (piece !== undefined) {
      for (const event of text.add(piece)) {
        this.#listener.event(event.name, JSON.parse(event.data) as FeedData)
        if (event.id !== undefined) this.#after = event.id
      }
      const next = await reader.read()
      piece = next.done ? undefined : next.value
      alive()
    }
  }
}

/** Aborted when one of them is. AbortSignal.any is younger than many browsers of public offices. */
function either(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) both.abort()
    else signal.addEventListener('abort', () => both.abort(), { once: true })
  }
  return both.signal
}

function endingOf(status: number): Ending {
  switch (status) {
    case 401:
      return 'lapsed'
    case 403:
      return 'refused'
    case 410:
    case 422:
      return 'afresh'
    default:
      return 'again'
  }
}

const browserMeans: StreamMeans = {
  fetch: (...request) => fetch(...request),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}
