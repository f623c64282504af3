import type { RuleSet, Ticket } from '@/api/shapes'
import type { CannedPlace } from '@/workbench/canned'
import type { ActField, Choice } from './acts'

/** Fields that many acts ask for. */

export const text = (name: string, label: string, phrases?: CannedPlace): ActField => ({
  name, label, kind: 'text', required: true, phrases,
})

export const line = (name: string, label: string, phrases?: CannedPlace): ActField => ({
  name, label, kind: 'line', required: true, phrases,
})

export const yesNo = (name: string, label: string): ActField => ({ name, label, kind: 'yesNo', required: true })

/** Files of the ticket on which an act rests. */
export const attachments: ActField = { name: 'attachments', label: '附件', kind: 'files' }

const letters = (_: RuleSet, ticket: Ticket): Choice[] =>
  ticket.letters.map((one) => ({ value: one.seq, label: one.letterNo ?? `第${one.seq}份（草稿）` }))

/** One of the ticket's letters. */
export const letter: ActField = { name: 'letter', label: '通知书', kind: 'choice', required: true, choices: letters }
