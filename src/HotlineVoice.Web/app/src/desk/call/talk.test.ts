import { describe, expect, it } from 'vitest'
import type { Call, CallState, Leg, SeatState } from '@/api/shapes'
import { talkOf, type Talk } from './talk'

const leg = (role: Leg['role'], state: Leg['state'] = 'Up', number = ''): Leg => ({
  legId: role + number, role, state, number,
})
const citizen = leg('citizen')
const seat = leg('seat', 'Up', '8001')

const call = (state: CallState, ...legs: Leg[]): Call => ({
  callId: 'C1', direction: 'in', state, startedAt: '2026-03-13T14:20:00+08:00', legs, recordings: [],
})

const may = (state: SeatState, one: Call): string[] =>
  Object.entries(talkOf(one, '8001', state))
    .filter(([name, value]) => (name.startsWith('can') || name.startsWith('is')) && value === true)
    .map(([name]) => name)
    .sort()

describe('what may be done to the call on the seat', () => {
  it('talking: hold, hand over, hang up', () => {
    expect(may('Talking', call('Talking', citizen, seat))).toEqual(['canHangUp', 'canHold', 'canInvite'])
  })

  it('held: come back, or hand over from there', () => {
    expect(may('Holding', call('Held', citizen, seat))).toEqual(['canHangUp', 'canInvite', 'canResume', 'isHeld'])
  })

  it('consulting while it rings: finish or come back, not yet join', () => {
    const ringing = call('Held', citizen, seat, leg('office', 'Ringing', '0410'))
    expect(may('Holding', ringing)).toEqual(['canFinishTransfer', 'canHangUp', 'canResume', 'isConsulting'])
  })

  it('consulting with another seat: also join', () => {
    expect(may('Holding', call('Held', citizen, seat, leg('seat', 'Up', '8002')))).toContain('canMerge')
  })

  it('three on the call: nobody else fits in', () => {
    expect(may('Talking', call('Conference', citizen, seat, leg('office')))).toEqual(['canHangUp', 'isConference'])
  })

  it('whoever has left is no third', () => {
    const left = call('Talking', citizen, seat, leg('office', 'Ended'))
    expect(may('Talking', left)).toEqual(['canHangUp', 'canHold', 'canInvite'])
  })

  it('a supervisor is no third', () => {
    const heard: Talk = talkOf(call('Talking', citizen, seat, leg('supervisor')), '8001', 'Talking')
    expect(heard.supervisor).toBeDefined()
    expect(heard.canInvite).toBe(true)
  })

  it('ringing: nothing but giving up what one dialled oneself', () => {
    expect(may('Offered', call('Offered', citizen))).toEqual([])
    expect(may('Offered', { ...call('Offered', seat), direction: 'out' })).toEqual(['canHangUp'])
  })

  it('over: nothing', () => {
    expect(may('Talking', call('Ended', citizen, seat))).toEqual([])
    expect(may('WrapUp', call('Talking', citizen, seat))).toEqual([])
  })
})
