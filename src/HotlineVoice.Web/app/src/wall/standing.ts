import type { Call, Queue, Seat, SeatState } from '@/api/shapes'
import { secondsSince } from '@/floor/now'

/** How much somebody should worry. Always shown by a word as well: colours are not seen by everybody. */
export type Level = 'calm' | 'warn' | 'alarm'

/** A caller is offered a callback after a minute; who has waited three may give up at any moment. */
const WAIT_WARN = 60
const WAIT_ALARM = 180
/** Wrap-up is a minute or two; a break half an hour. Longer is worth a look. */
const LONG: Partial<Record<SeatState, number>> = { Offered: 25, Talking: 900, Holding: 120, WrapUp: 300, Away: 1800 }

export interface QueueStanding {
  level: Level
  /** Why, in a word. */
  word: string
  longest: number
}

/** A queue at this moment: waits are reckoned here, because no event comes while somebody only waits. */
export function standingOf(queue: Queue, now: number): QueueStanding {
  const longest = Math.max(0, ...queue.waiting.map((one) => secondsSince(one.since, now)))
  if (queue.waiting.length === 0) return { level: 'calm', word: '', longest: 0 }
  if (queue.seatsReady + queue.seatsTalking === 0) return { level: 'alarm', word: '无人值守', longest }
  if (longest >= WAIT_ALARM) return { level: 'alarm', word: '等候过长', longest }
  if (longest >= WAIT_WARN) return { level: 'warn', word: '等候较长', longest }
  return { level: 'calm', word: '', longest }
}

/** Those where people wait first, the longest wait at the top; then by name. */
export function sortQueues(queues: Queue[], now: number): Queue[] {
  return [...queues].sort(
    (a, b) =>
      Math.round(standingOf(b, now).longest) - Math.round(standingOf(a, now).longest) ||
      b.waiting.length - a.waiting.length ||
      a.id.localeCompare(b.id),
  )
}

export const lastsLong = (seat: Seat, now: number): boolean =>
  secondsSince(seat.since, now) >= (LONG[seat.state] ?? Number.POSITIVE_INFINITY)

export interface Totals {
  waiting: number
  longest: number
  talking: number
  ready: number
  away: number
  signedIn: number
}

export function totalsOf(queues: Iterable<Queue>, seats: Iterable<Seat>, now: number): Totals {
  const totals: Totals = { waiting: 0, longest: 0, talking: 0, ready: 0, away: 0, signedIn: 0 }
  for (const queue of queues) {
    totals.waiting += queue.waiting.length
    totals.longest = Math.max(totals.longest, standingOf(queue, now).longest)
  }
  for (const seat of seats) {
    if (seat.state === 'SignedOut') continue
    totals.signedIn++
    if (seat.state === 'Ready') totals.ready++
    else if (seat.state === 'Talking' || seat.state === 'Holding') totals.talking++
    else if (seat.state === 'Away') totals.away++
  }
  return totals
}

/** Who is there stands before who is not. */
export const sortSeats = (seats: Iterable<Seat>): Seat[] =>
  [...seats].sort(
    (a, b) => Number(a.state === 'SignedOut') - Number(b.state === 'SignedOut') || a.no.localeCompare(b.no),
  )

/** A supervisor is on the call, seen by his leg. */
export const isSupervised = (call?: Call): boolean =>
  call?.legs.some((leg) => leg.role === 'supervisor' && leg.state !== 'Ended') ?? false

/** Calls that a supervisor can be put on: somebody of ours talks in them. */
export const isTalk = (call?: Call): boolean => !!call && ['Talking', 'Held', 'Conference'].includes(call.state)

/** 约 2 分钟, of an estimate that is no more exact than that. */
export function aboutMinutes(seconds: number | undefined): string {
  if (seconds === undefined) return '无法估计'
  return seconds < 30 ? '半分钟内' : `约 ${Math.max(1, Math.round(seconds / 60))} 分钟`
}
