/** One event as it came over the wire (WHATWG HTML §9.2). */
export interface WireEvent {
  id?: number
  name: string
  data: string
}

/**
 * Reads a stream of server-sent events from text in pieces of any size. Comments count as life but are no events.
 */
export class EventText {
  #rest = ''
  #event: Partial<WireEvent> = {}
  #lines: string[] = []

  /** The events that this piece completed. */
  add(piece: string): WireEvent[] {
    const lines = (this.#rest + piece).split('\n')
    this.#rest = lines.pop() ?? ''
    const complete: WireEvent[] = []
    for (const raw of lines) {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      if (line === '') this.#finish(complete)
      else if (!line.startsWith(':')) this.#field(line)
    }
    return complete
  }

  #field(line: string): void {
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') this.#lines.push(value)
    else if (name === 'event') this.#event.name = value
    else if (name === 'id' && /^\d+$/.test(value)) this.#event.id = Number(value)
  }

  #finish(complete: WireEvent[]): void {
    if (this.#lines.length > 0)
      complete.push({ id: this.#event.id, name: this.#event.name ?? 'message', data: this.#lines.join('\n') })
    this.#event = {}
    this.#lines = []
  }
}
