import { describe, expect, it } from 'vitest'
import type { CallbackTask, Voicemail } from '@/api/shapes'
import { dueOf, matches, sortTasks, sortVoicemails, waited } from './due'

/** Half past midnight in Shenyang, while the UTC day is still the 24th. */
const now = Date.parse('2026-03-25T00:30:00+08:00')

const voicemail = (id: string, registerDue: string, change: Partial<Voicemail> = {}): Voicemail => ({
  id, registerDue, hotline: 'jn12316', callId: id, state: 'New', leftAt: '2026-03-24T21:30:00+08:00',
  durationSeconds: 45, recordingId: id, complete: true, anonymous: false, confidential: true, ...change,
})

describe('a message', () => {
  it.each([
    ['2026-03-24', 'late', '已超期（3月24日）'],
    ['2026-03-25', 'today', '今日登记'],
    ['2026-03-26', 'later', '3月26日 前登记'],
  ])('due on %s is %s, by the day in Beijing', (due, level, word) => {
    expect(dueOf(voicemail('a', due), now)).toEqual({ level, word })
  })

  it('that is registered is owed no more, whenever it was due', () => {
    expect(dueOf(voicemail('a', '2026-03-01', { state: 'Registered' }), now).level).toBe('done')
  })

  it('stands the higher the more it presses; done ones stand last, newest first', () => {
    const sorted = sortVoicemails(
      [
        voicemail('later', '2026-03-26'),
        voicemail('done-old', '2026-03-20', { state: 'Closed', leftAt: '2026-03-19T21:00:00+08:00' }),
        voicemail('today-second', '2026-03-25', { leftAt: '2026-03-24T23:00:00+08:00' }),
        voicemail('today-first', '2026-03-25'),
        voicemail('late', '2026-03-24'),
        voicemail('done-new', '2026-03-20', { state: 'Registered' }),
      ],
      now,
    )
    expect(sorted.map((one) => one.id)).toEqual(
      ['late', 'today-first', 'today-second', 'later', 'done-new', 'done-old'],
    )
  })

  it('is chosen by what is to be done with it', () => {
    const taken = voicemail('a', '2026-03-25', { state: 'Taken', takenBy: 'li' })
    const done = voicemail('b', '2026-03-25', { state: 'Registered', takenBy: 'zhao' })
    expect([matches(taken, 'open', 'li'), matches(taken, 'mine', 'li'), matches(taken, 'done', 'li')]).toEqual(
      [true, true, false],
    )
    expect([matches(done, 'open', 'li'), matches(done, 'mine', 'li'), matches(done, 'all', 'li')]).toEqual(
      [false, false, true],
    )
  })
})

describe('callback tasks', () => {
  const task = (id: string, since: string, state: CallbackTask['state'] = 'New'): CallbackTask =>
    ({ id, since, state, hotline: 'jn12316', callId: id, reason: 'Chosen' })

  it('stand in the order in which people wait, the closed ones last', () => {
    const sorted = sortTasks([
      task('closed', '2026-03-24T08:00:00+08:00', 'Closed'),
      task('second', '2026-03-24T10:00:00+08:00'),
      task('first', '2026-03-24T09:00:00+08:00', 'Taken'),
    ])
    expect(sorted.map((one) => one.id)).toEqual(['first', 'second', 'closed'])
  })

  it.each([
    [20, '刚刚'],
    [61, '1 分钟'],
    [3600, '1 小时'],
    [47 * 3600, '47 小时'],
    [48 * 3600, '2 天'],
  ])('waited %i s: %s', (seconds, word) => {
    expect(waited(new Date(now - seconds * 1000).toISOString(), now)).toBe(word)
  })
})
