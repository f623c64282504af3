import type { components } from './schema'

/** What the API sends, by the names of the contract; the types are those of its description. */

type Schemas = components['schemas']

/** What the description calls nullable is left out when there is none, and never null. */
type Sent<T> = T extends (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? { [K in keyof T as null extends T[K] ? never : K]: Sent<T[K]> } & {
        [K in keyof T as null extends T[K] ? K : never]?: Sent<NonNullable<T[K]>>
      }
    : T

export type Session = Sent<Schemas['SessionShape']>
export type Seat = Sent<Schemas['SeatShape']>
export type SeatState = Seat['state']
export type Queue = Sent<Schemas['QueueShape']>
export type Call = Sent<Schemas['CallShape']>
export type CallState = Call['state']
export type Voicemail = Sent<Schemas['VoicemailShape']>
export type CallbackTask = Sent<Schemas['CallbackShape']>
export type Trunk = Sent<Schemas['TrunkShape']>
export type Leg = Sent<Schemas['LegShape']>
export type Ticket = Sent<Schemas['TicketShape']>
export type TicketState = Ticket['state']
export type Deadline = Ticket['deadline']
export type TicketCaller = Sent<Schemas['CallerShape']>
export type Attempt = Sent<Schemas['AttemptShape']>
export type Timer = Sent<Schemas['TimerShape']>
export type Reckoning = Sent<Schemas['WorkingDaysShape']>
export type Note = Sent<Schemas['NoteShape']>
export type Enclosure = Sent<Schemas['EnclosureShape']>
export type HistoryEntry = Sent<Schemas['HistoryShape']>
export type Hotline = Sent<Schemas['HotlineShape']>
export type Check = Sent<Schemas['CheckShape']>
export type LeaderSession = Sent<Schemas['LeaderSessionShape']>
export type LeaderPlan = Sent<Schemas['LeaderPlanShape']>
export type OwnField = Sent<Schemas['FieldShape']>
export type OwnValue = Sent<Schemas['FieldValueShape']>
export type RuleSet = Sent<Schemas['RuleSetShape']>
export type Organisation = Sent<Schemas['OrganisationShape']>
export type Division = Sent<Schemas['DivisionShape']>
export type CatalogueRow = Sent<Schemas['CatalogueRowShape']>
export type Catalogue = Sent<Schemas['CatalogueShape']>
export type UnitProposal = Sent<Schemas['ProposalShape']>
export type UnitChoice = Sent<Schemas['UnitChoiceShape']>
export type Objection = Sent<Schemas['ObjectionShape']>
export type CannedReply = Sent<Schemas['CannedReplyShape']>
export type Macro = Sent<Schemas['MacroShape']>
export type View = Sent<Schemas['ViewShape']>
export type ViewCount = Sent<Schemas['ViewCountShape']>
export type Message = Sent<Schemas['MessageShape']>
export type Gateway = Sent<Schemas['GatewayShape']>
export type Webhook = Sent<Schemas['WebhookShape']>
export type Telephone = Sent<Schemas['TelephoneShape']>
export type Progress = Sent<Schemas['ProgressShape']>
export type Notice = Sent<Schemas['NoticeShape']>

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
