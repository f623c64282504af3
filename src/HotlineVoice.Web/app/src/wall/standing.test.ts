import { describe, expect, it } from 'vitest'
import type { Call, Queue, Seat } from '@/api/shapes'
import { aboutMinutes, isSupervised, lastsLong, sortQueues, sortSeats, standingOf, totalsOf } from './standing'

const now = Date.parse('2026-03-25T09:10:00+08:00')
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()

function queue(id: string, waits: number[], seats = { ready: 1, talking: 0 }): Queue {
  return {
    id,
    title: id,
    waiting: waits.map((wait, index) => (
      { callId: `${id}-${index}`, position: index + 1, since: ago(wait), priority: 0 }
    )),
    seatsReady: seats.ready,
    seatsTalking: seats.talking,
    longestWaitSeconds: 0,
  }
}

const seat = (no: string, state: Seat['state'], seconds = 0): Seat => ({
  no, state, since: ago(seconds), registered: true, queues: [], skills: {},
})

describe('a queue', () => {
  it('is calm while nobody waits, also when nobody serves it', () => {
    expect(standingOf(queue('a', [], { ready: 0, talking: 0 }), now)).toEqual({ level: 'calm', word: '', longest: 0 })
  })

  it.each([
    [59, 'calm', ''],
    [60, 'warn', '等候较长'],
    [179, 'warn', '等候较长'],
    [180, 'alarm', '等候过长'],
  ])('with a wait of %i s is %s', (wait, level, word) => {
    expect(standingOf(queue('a', [5, wait]), now)).toEqual({ level, word, longest: wait })
  })

  it('alarms at once when somebody waits and nobody is there', () => {
    expect(standingOf(queue('a', [1], { ready: 0, talking: 0 }), now).word).toBe('无人值守')
  })

  it('stands before those where the wait is shorter, and the idle ones stand by name', () => {
    const sorted = sortQueues([queue('c', []), queue('a', []), queue('b', [30]), queue('d', [90])], now)
    expect(sorted.map((one) => one.id)).toEqual(['d', 'b', 'a', 'c'])
  })

  it('says about how long, and that it cannot', () => {
    expect([29, 31, 95, 150, undefined].map(aboutMinutes)).toEqual(
      ['半分钟内', '约 1 分钟', '约 2 分钟', '约 3 分钟', '无法估计'],
    )
  })
})

describe('seats', () => {
  it('are counted by what they do; who is signed out does not count', () => {
    const seats = [
      seat('1', 'Ready'), seat('2', 'Talking'), seat('3', 'Holding'), seat('4', 'Away'), seat('5', 'WrapUp'),
      seat('6', 'SignedOut'),
    ]
    expect(totalsOf([queue('a', [10, 70]), queue('b', [5])], seats, now)).toEqual(
      { waiting: 3, longest: 70, talking: 2, ready: 1, away: 1, signedIn: 5 },
    )
  })

  it('that are signed out stand last', () => {
    const sorted = sortSeats([seat('8001', 'SignedOut'), seat('8003', 'Ready'), seat('8002', 'Away')])
    expect(sorted.map((one) => one.no)).toEqual(['8002', '8003', '8001'])
  })

  it('stand out when a state lasts longer than it should', () => {
    expect(lastsLong(seat('1', 'WrapUp', 299), now)).toBe(false)
    expect(lastsLong(seat('1', 'WrapUp', 300), now)).toBe(true)
    expect(lastsLong(seat('1', 'Ready', 86_400), now)).toBe(false)
  })

  it('are supervised while a supervisor is on the call, not after', () => {
    const call = (state: string) => ({ legs: [{ legId: '3', role: 'supervisor', state }] }) as unknown as Call
    expect(isSupervised(call('Up'))).toBe(true)
    expect(isSupervised(call('Ended'))).toBe(false)
    expect(isSupervised(undefined)).toBe(false)
  })
})
