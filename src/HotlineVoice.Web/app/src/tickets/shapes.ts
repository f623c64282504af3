/** A ticket as the API shows it: what these pages read of it. */
export interface Ticket {
  ticketNo: string
  version: number
  hotlineCode: string
  ruleSetId: string
  source: string
  class?: string
  state: TicketState
  title: string
  content: string
  demand?: string
  divisionCode: string
  address?: string
  occurredAt?: string
  createdAt: string
  registeredAt?: string
  registeredBy: string
  ownerAgent: string
  urgency: string
  isKey: boolean
  keyReason?: string
  confidential: boolean
  anonymous: boolean
  repeatNo: number
  parentTicketNo?: string
  respondentOrgId?: string
  respondentName?: string
  callId?: string
  voicemailId?: string
  dueDay?: string
  dueAt?: string
  calendarProvisional: boolean
  closingGround?: string
  closedAt?: string
  resultText?: string
  answeredByOrg?: string
  grade?: string
  satisfied?: boolean
  solved?: boolean
  machineType?: string
  machineModel?: string
  dealerName?: string
  purchaseDate?: string
  subsidyAmount?: number
  invoiceNo?: string
  buyerType?: string
  caller?: TicketCaller
  assignments: Assignment[]
  /** Left out in the feed. */
  attempts?: Attempt[]
  deadline: Deadline
  timers: Timer[]
  /** What the reader may do now; left out in the feed. */
  allowed?: string[]
}

export type TicketState =
  | 'Draft' | 'Registered' | 'AwaitingMaterial' | 'AwaitingSignoff' | 'AwaitingDispatch' | 'JointDetermination'
  | 'Dispatched' | 'Accepted' | 'ReturnRequested' | 'ResultSubmitted' | 'AwaitingResultSignoff' | 'CallbackPending'
  | 'Closed' | 'Archived'

export type Deadline = 'OnTime' | 'DueSoon' | 'OverdueUnexplained' | 'OverdueExplained' | 'Overdue'

export interface TicketCaller {
  type: string
  name?: string
  phone?: string
  altPhone?: string
  address?: string
  divisionCode?: string
  wantsWrittenReply: boolean
}

export interface Assignment {
  seq: number
  orgId: string
  role: string
  status: string
  dispatchedAt: string
  dispatchedBy: string
  requirements?: string
  acceptedAt?: string
  deemedAccepted: boolean
  resultText?: string
  resultAt?: string
  signedBy?: string
  sealed: boolean
}

export interface Attempt {
  id: string
  party: string
  orgId?: string
  phone?: string
  at: string
  by?: string
  outcome: string
  callId?: string
  ringSeconds?: number
  recordingId?: string
  note?: string
}

export interface Timer {
  id: string
  assignmentSeq?: number
  startedAt: string
  dueDay?: string
  dueAt: string
  provisional: boolean
  state: 'Running' | 'Met' | 'Due' | 'Cancelled'
  metAt?: string
  clause?: string
}

export interface HistoryEntry {
  seq: number
  at: string
  dueInstant?: string
  event: string
  from?: TicketState
  to: TicketState
  actor: string
  clause?: string
  fields: Record<string, string>
}
