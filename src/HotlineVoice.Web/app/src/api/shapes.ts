/** What the API sends, by the names of the contract. Absent is left out, never null. */

export type SeatState = 'SignedOut' | 'Away' | 'Ready' | 'Offered' | 'Talking' | 'Holding' | 'WrapUp'

export interface Session {
  user: string
  name: string
  roles: string[]
  hotlines: string[]
  seatNo?: string
}

export interface Seat {
  no: string
  user?: string
  name?: string
  state: SeatState
  reason?: string
  since?: string
  until?: string
  registered: boolean
  queues: string[]
  skills: Record<string, number>
  callId?: string
  next?: SeatState
}

export interface Queue {
  id: string
  title: string
  waiting: { callId: string; position: number; since: string; priority: number }[]
  seatsReady: number
  seatsTalking: number
  longestWaitSeconds: number
  expectedWaitSeconds?: number
}

export type CallState =
  | 'Flow' | 'Waiting' | 'Offered' | 'Talking' | 'Held' | 'Conference' | 'Voicemail' | 'Survey' | 'Ended'

export interface Leg {
  legId: string
  role: 'citizen' | 'seat' | 'office' | 'supervisor'
  number?: string
  state: 'Ringing' | 'Up' | 'Held' | 'Ended'
  codec?: string
}

export interface Call {
  callId: string
  hotline?: string
  direction: 'in' | 'out'
  callingNumber?: string
  calledNumber?: string
  state: CallState
  ivrPath?: string
  queue?: string
  seatNo?: string
  startedAt: string
  queuedAt?: string
  answeredAt?: string
  endedAt?: string
  waitSeconds?: number
  ringSeconds?: number
  endReason?: string
  hangupSide?: string
  legs: Leg[]
  recordings: { id: string; seconds: number; complete: boolean }[]
  ticketNo?: string
  rating?: number
}

export interface Voicemail {
  id: string
  number?: string
  hotline: string
  callId: string
  callingNumber?: string
  state: 'New' | 'Taken' | 'Registered' | 'Closed'
  takenBy?: string
  leftAt: string
  durationSeconds: number
  recordingId: string
  complete: boolean
  windowEndDate?: string
  registerDue: string
  replyDue?: string
  repliedAt?: string
  anonymous: boolean
  confidential: boolean
  registeredTicketNo?: string
}

export interface CallbackTask {
  id: string
  hotline: string
  queue?: string
  callId: string
  callingNumber?: string
  since: string
  reason: string
  state: string
  takenBy?: string
}

export interface Trunk {
  name: string
  calls: number
  callsMax?: number
  reachable?: boolean
}

export interface Alarm {
  name: string
  text?: string
}

/** One event of the feed: the resource as GET shows it. */
export interface FeedData<T = unknown> {
  seq: number
  at: string
  hotline?: string
  subject: string
  resource: T
}
