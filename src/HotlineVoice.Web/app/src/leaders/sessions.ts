import type { LeaderSession } from '@/api/shapes'

/** What the form of a session holds; days and times are the hotline's. */
export interface SessionFields {
  day: string
  from: string
  to: string
  leader: string
  title: string
  rank: 'government' | 'department'
  orgId: string
  clerk: string
  seatNo: string
}

export const emptySession = (): SessionFields => ({
  day: '', from: '09:00', to: '11:00', leader: '', title: '', rank: 'government', orgId: '', clerk: '', seatNo: '',
})

const ZONE = '+08:00'
const HOURS = 8 * 3600_000

/** Day and time of an instant in the hotline's zone. */
const local = (instant: string): [string, string] => {
  const text = new Date(new Date(instant).getTime() + HOURS).toISOString()
  return [text.slice(0, 10), text.slice(11, 16)]
}

export function fieldsOfSession(session: LeaderSession): SessionFields {
  const [day, from] = local(session.startsAt)
  return {
    day, from, to: local(session.endsAt)[1], leader: session.leader, title: session.title,
    rank: session.rank === 'department' ? 'department' : 'government', orgId: session.orgId ?? '',
    clerk: session.clerk ?? '', seatNo: session.seatNo ?? '',
  }
}

/** The body of a request; what is not given is left out. */
export function sessionBody(fields: SessionFields): Record<string, string | undefined> {
  const given = (text: string) => text.trim() || undefined
  return {
    startsAt: fields.day && fields.from ? `${fields.day}T${fields.from}:00${ZONE}` : undefined,
    endsAt: fields.day && fields.to ? `${fields.day}T${fields.to}:00${ZONE}` : undefined,
    leader: given(fields.leader),
    title: given(fields.title),
    rank: fields.rank,
    orgId: fields.rank === 'department' ? given(fields.orgId) : undefined,
    clerk: given(fields.clerk),
    seatNo: given(fields.seatNo),
  }
}

/** When it is: 2026-04-09 09:00–11:00. */
export function timeWord(session: LeaderSession): string {
  const [day, from] = local(session.startsAt)
  return `${day} ${from}–${local(session.endsAt)[1]}`
}

export type Standing = '已取消' | '进行中' | '已结束' | '待接听'

export const standingOf = (session: LeaderSession, now: number): Standing =>
  session.cancelledAt ? '已取消'
  : session.running ? '进行中'
  : new Date(session.endsAt).getTime() <= now ? '已结束'
  : '待接听'

/** Weeks in which nobody answers: 4月13日至19日. */
export function weekWord(monday: string): string {
  const first = new Date(`${monday}T00:00:00Z`)
  const last = new Date(first.getTime() + 6 * 24 * 3600_000)
  const day = (one: Date) => `${one.getUTCMonth() + 1}月${one.getUTCDate()}日`
  return `${day(first)}至${day(last)}`
}
