import { emptyFields, type TicketFields } from './fields'

/** A ticket form that is not saved yet. */
export interface Draft {
  /** The call's id, or «free-…» of one that came by another way. */
  id: string
  callId?: string
  /** The message that is registered with it. */
  voicemailId?: string
  hotline: string
  /** Milliseconds of the computer's clock. */
  openedAt: number
  changedAt: number
  /** Somebody has typed something. */
  touched: boolean
  fields: TicketFields
  /** The last request that was sent and the key it had: sent again unchanged, it is carried out once. */
  sent?: { body: string; key: string }
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'hotline.draft.'
/** A form holds what a citizen said: it stays on the computer only as long as a shift may need to finish it. */
export const KEPT_MS = 24 * 3600 * 1000

/** Keeps one person's forms where a reload, a crash or a power cut does not reach them. */
export class DraftShelf {
  readonly #storage: Shelf
  readonly #prefix: string

  constructor(storage: Shelf, user: string) {
    this.#storage = storage
    this.#prefix = `${PREFIX}${user}/`
  }

  all(now: number): Draft[] {
    return keysOf(this.#storage, this.#prefix)
      .map((key) => read(this.#storage.getItem(key)))
      .filter((draft): draft is Draft => draft !== undefined && now - draft.changedAt < KEPT_MS)
      .sort((a, b) => a.openedAt - b.openedAt)
  }

  /** False when the browser has no room: then only the page itself has it. */
  keep(draft: Draft): boolean {
    try {
      this.#storage.setItem(this.#prefix + draft.id, JSON.stringify(draft))
      return true
    } catch {
      return false
    }
  }

  drop(id: string): void {
    this.#storage.removeItem(this.#prefix + id)
  }

  clear(): void {
    for (const key of keysOf(this.#storage, this.#prefix)) this.#storage.removeItem(key)
  }

  /** Removes what is too old, whosever it was. */
  static purge(storage: Shelf, now: number): void {
    for (const key of keysOf(storage, PREFIX)) {
      const draft = read(storage.getItem(key))
      if (!draft || now - draft.changedAt >= KEPT_MS) storage.removeItem(key)
    }
  }
}

function keysOf(storage: Shelf, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  return keys.filter((key): key is string => key?.startsWith(prefix) === true)
}

/** A form of an older version of the pages lacks fields that there are now. */
function read(text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const draft = JSON.parse(text) as Draft
    if (typeof draft.id !== 'string' || typeof draft.changedAt !== 'number') return undefined
    return { ...draft, fields: { ...emptyFields(), ...draft.fields } }
  } catch {
    return undefined
  }
}
