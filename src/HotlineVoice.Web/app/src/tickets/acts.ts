import type { RuleSet, Ticket } from '@/api/shapes'
import type { CannedPlace } from '@/workbench/canned'
import { acts } from './actList'

export interface Choice {
  value: string | number
  label: string
}

/** A field that an act asks for. */
export interface ActField {
  name: string
  label: string
  kind:
    | 'line' | 'text' | 'yesNo' | 'choice' | 'unit' | 'units' | 'subject' | 'day' | 'number' | 'colleague' | 'files'
    | 'words'
  required?: boolean
  choices?: (rules: RuleSet, ticket: Ticket) => Choice[]
  /** Shown only when this field has this value. */
  when?: { name: string; is: boolean }
  hint?: string
  /** 常用语 of this place may be put in. */
  phrases?: CannedPlace
}

/** What can be done with a ticket from this page: the API's event and what it asks for. */
export interface Act {
  event: string
  title: string
  fields: ActField[]
  /** Asked before it is done: there is no way back. */
  warning?: string
}

/** The acts of this page that the server allows now, in the order in which they usually follow. */
export const actsOf = (ticket: Ticket): Act[] => acts.filter((act) => ticket.allowed?.includes(act.event))

export type ActValues = Record<string, string | number | boolean | string[] | undefined>

/** Fields that are asked for as it stands now. */
export const askedFor = (act: Act, values: ActValues): ActField[] =>
  act.fields.filter((field) => !field.when || values[field.when.name] === field.when.is)

/** The labels of what is still missing. */
export const missing = (act: Act, values: ActValues): string[] =>
  askedFor(act, values)
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => field.label)

/** The body of the POST: what was given and is asked for, with the version that was looked at. */
export function actBody(act: Act, values: ActValues, version: number): Record<string, unknown> {
  const body: Record<string, unknown> = { version }
  for (const { name } of askedFor(act, values)) {
    const value = values[name]
    const given = typeof value === 'string' ? value.trim() : value
    if (!isEmpty(given)) body[name] = given
  }
  return body
}

const isEmpty = (value: ActValues[string]): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
