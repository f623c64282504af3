import { describe, expect, it } from 'vitest'
import type { LeaderSession } from '@/api/shapes'
import { emptySession, fieldsOfSession, sessionBody, standingOf, timeWord, weekWord } from './sessions'

const session: LeaderSession = {
  id: 'S1', version: 2, hotlineCode: 'mc7812345', startsAt: '2026-04-09T09:00:00+08:00',
  endsAt: '2026-04-09T11:00:00+08:00', leader: '李某', title: '副县长', rank: 'government', clerk: 'li',
  plannedBy: 'wang', plannedAt: '2026-04-01T09:00:00+08:00', running: false,
}

describe('a session in which a leader answers', () => {
  it('goes into the form and out of it the same, whatever the zone of the computer', () => {
    const fields = fieldsOfSession(session)
    expect(fields).toMatchObject({ day: '2026-04-09', from: '09:00', to: '11:00' })
    expect(JSON.parse(JSON.stringify(sessionBody(fields)))).toEqual({
      startsAt: session.startsAt, endsAt: session.endsAt, leader: '李某', title: '副县长', rank: 'government', clerk: 'li',
    })
  })

  it('names a department only when one answers', () => {
    const fields = { ...emptySession(), orgId: '341622-zjj' }
    expect(sessionBody(fields).orgId).toBeUndefined()
    expect(sessionBody({ ...fields, rank: 'department' }).orgId).toBe('341622-zjj')
    expect(sessionBody(emptySession()).startsAt).toBeUndefined()
  })

  it('is said in words', () => {
    expect(timeWord(session)).toBe('2026-04-09 09:00–11:00')
    const before = new Date('2026-04-09T00:00:00+08:00').getTime()
    expect(standingOf(session, before)).toBe('待接听')
    expect(standingOf({ ...session, running: true }, before)).toBe('进行中')
    expect(standingOf(session, before + 24 * 3600_000)).toBe('已结束')
    expect(standingOf({ ...session, cancelledAt: session.plannedAt }, before)).toBe('已取消')
    expect(weekWord('2026-03-30')).toBe('3月30日至4月5日')
  })
})
