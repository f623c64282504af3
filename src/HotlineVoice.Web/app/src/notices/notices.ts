import type { Notice } from '@/api/shapes'

/** The server counts no further. */
const SHOWN_MAX = 99

/** What stands at the bell; nothing when there is nothing to read. */
export const bellNumber = (count: number): string =>
  count > SHOWN_MAX ? `${SHOWN_MAX}+` : count > 0 ? String(count) : ''

/** The same for who hears it. */
export const unreadSentence = (count: number): string =>
  count > SHOWN_MAX ? `${SHOWN_MAX} 条以上未读通知` : count > 0 ? `${count} 条未读通知` : '没有未读通知'

/** A further page below what is shown, without what is there already: somebody may ask twice. */
export function withOlder(shown: Notice[], older: Notice[]): Notice[] {
  const ids = new Set(shown.map((one) => one.id))
  return [...shown, ...older.filter((one) => !ids.has(one.id))]
}

/** This one was read; where only what is unread is shown it stays until the list is asked for again. */
export const withRead = (shown: Notice[], id: number): Notice[] =>
  shown.map((one) => (one.id === id ? { ...one, read: true } : one))

/** Does it once it has not been wished for a while: many changes come at once. */
export function afterQuiet(act: () => void, quietMs: number): { wish: () => void; forget: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => clearTimeout(timer)
  return {
    forget,
    wish: () => {
      forget()
      timer = setTimeout(act, quietMs)
    },
  }
}
