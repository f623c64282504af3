import type { Call, Leg, SeatState } from '@/api/shapes'

/** What may be done to the call on one's own seat, and who else is on it. */
export interface Talk {
  /** Whom the seat consults or has asked in: an office, another seat. */
  third?: Leg
  supervisor?: Leg
  /** The caller hears music while the seat speaks with the third alone. */
  isConsulting: boolean
  isHeld: boolean
  isConference: boolean
  canHold: boolean
  canResume: boolean
  /** Nobody else is there yet: the caller may be handed over or somebody asked in. */
  canInvite: boolean
  canFinishTransfer: boolean
  canMerge: boolean
  canHangUp: boolean
}

const nothing: Talk = {
  isConsulting: false, isHeld: false, isConference: false, canHold: false, canResume: false, canInvite: false,
  canFinishTransfer: false, canMerge: false, canHangUp: false,
}

/** Reads it from the call's legs and the seat's state; the server judges again. */
export function talkOf(call: Call | undefined, seatNo: string, seatState: SeatState): Talk {
  if (!call || call.state === 'Ended') return nothing
  const present = call.legs.filter((leg) => leg.state !== 'Ended')
  const third = present.find((leg) => leg.role === 'office' || (leg.role === 'seat' && leg.number !== seatNo))
  const supervisor = present.find((leg) => leg.role === 'supervisor')
  if (seatState === 'Offered')
    return { ...nothing, third, supervisor, canHangUp: call.direction === 'out' }
  if (seatState !== 'Talking' && seatState !== 'Holding') return nothing
  const isInward = present.some((leg) => leg.role === 'citizen')
  const isHolding = seatState === 'Holding'
  const isConsulting = isHolding && third !== undefined
  return {
    third,
    supervisor,
    isConsulting,
    isHeld: isHolding && third === undefined,
    isConference: !isHolding && third !== undefined && isInward,
    canHold: seatState === 'Talking' && third === undefined,
    canResume: isHolding,
    canInvite: third === undefined && isInward,
    canFinishTransfer: isConsulting,
    canMerge: isConsulting && third?.state === 'Up',
    canHangUp: true,
  }
}
