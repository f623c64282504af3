import type { CallbackTask, Voicemail } from '@/api/shapes'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** 2026-03-25 of an instant, in the hotline's zone. */
export const dayOf = (instant: number): string => dayFormat.format(instant)

export interface Due {
  /** late: the day is over. today: it must be done now. later: it need not be yet. done: nothing is owed. */
  level: 'late' | 'today' | 'later' | 'done'
  word: string
}

/** Until the end of which day a message must be registered, and how near that is. */
export function dueOf(voicemail: Voicemail, now: number): Due {
  if (voicemail.state === 'Registered' || voicemail.state === 'Closed') return { level: 'done', word: '' }
  const today = dayOf(now)
  const due = voicemail.registerDue
  if (due < today) return { level: 'late', word: `已超期（${shortDay(due)}）` }
  if (due === today) return { level: 'today', word: '今日登记' }
  return { level: 'later', word: `${shortDay(due)} 前登记` }
}

/** 3月25日 */
export function shortDay(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

const ranks: Record<Due['level'], number> = { late: 0, today: 1, later: 2, done: 3 }

/** What is most pressing first, and of those the one that has waited longest. */
export function sortVoicemails(voicemails: Iterable<Voicemail>, now: number): Voicemail[] {
  const entries = [...voicemails].map((one) => ({ one, rank: ranks[dueOf(one, now).level] }))
  entries.sort((a, b) => a.rank - b.rank || compare(a.one, b.one, a.rank === ranks.done))
  return entries.map((entry) => entry.one)
}

// What is done stands newest first: somebody looks for what he did a moment ago.
const compare = (a: Voicemail, b: Voicemail, newestFirst: boolean): number =>
  newestFirst
    ? b.leftAt.localeCompare(a.leftAt)
    : a.registerDue.localeCompare(b.registerDue) || a.leftAt.localeCompare(b.leftAt)

export type Choice = 'open' | 'mine' | 'done' | 'all'

export function matches(voicemail: Voicemail, choice: Choice, user: string | undefined): boolean {
  const isOpen = voicemail.state === 'New' || voicemail.state === 'Taken'
  switch (choice) {
    case 'open':
      return isOpen
    case 'mine':
      return voicemail.takenBy === user
    case 'done':
      return !isOpen
    case 'all':
      return true
  }
}

export const voicemailWords: Record<Voicemail['state'], string> = {
  New: '未领取',
  Taken: '处理中',
  Registered: '已登记',
  Closed: '已关闭',
}

const reasonWords: Record<string, string> = {
  Chosen: '选择回拨',
  QueueFull: '队列已满',
  CutOff: '通话中断',
  Abandoned: '未等到接听',
}

export const callbackReason = (task: CallbackTask): string => reasonWords[task.reason] ?? task.reason

const taskWords: Record<string, string> = { New: '未领取', Taken: '回拨中', Closed: '已关闭' }

export const callbackWord = (task: CallbackTask): string => taskWords[task.state] ?? task.state

/** Open ones in the order in which people have waited, then those that are closed, newest first. */
export function sortTasks(tasks: Iterable<CallbackTask>): CallbackTask[] {
  return [...tasks].sort((a, b) => {
    const closed = Number(a.state === 'Closed') - Number(b.state === 'Closed')
    const order = a.since.localeCompare(b.since)
    return closed || (a.state === 'Closed' ? -order : order)
  })
}

/** 刚刚, 12 分钟, 3 小时, 2 天: how long somebody has waited. */
export function waited(since: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1440)} 天`
}
