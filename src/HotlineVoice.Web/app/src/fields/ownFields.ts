import type { Hotline, OwnField, OwnValue } from '@/api/shapes'

/** Fields that a hotline has set up for itself, and what a form holds of them. */

export type OwnValues = Record<string, string>

/** The fields of tickets of this class, in the order of forms; before a class is chosen those of every class. */
export const fieldsOf = (hotline: Hotline | undefined, kind: string): OwnField[] =>
  (hotline?.fields ?? []).filter(
    (one) => one.classes.length === 0 || (kind !== '' && one.classes.includes(kind)),
  )

/** What a form sends when a ticket is registered: what was entered in the fields that apply; undefined for nothing. */
export function entered(fields: OwnField[], values: OwnValues): OwnValues | undefined {
  const given = fields
    .map((one) => [one.id, (values[one.id] ?? '').trim()] as const)
    .filter(([, value]) => value !== '')
  return given.length > 0 ? Object.fromEntries(given) : undefined
}

/** What differs from what stands; an empty text empties a field. */
export function changed(fields: OwnField[], standing: OwnValue[], values: OwnValues): OwnValues {
  const before = new Map(standing.map((one) => [one.id, one.value]))
  return Object.fromEntries(
    fields
      .map((one) => [one.id, (values[one.id] ?? '').trim()] as const)
      .filter(([id, value]) => value !== (before.get(id) ?? '')),
  )
}

/** A value with what it is measured in. */
export const valueWord = (one: OwnValue, rule: OwnField | undefined): string =>
  rule?.measuredIn ? `${one.value} ${rule.measuredIn}` : one.value

/** What may be chosen: also what stands there and can no longer be chosen. */
export const choicesOf = (field: OwnField, value: string | undefined): string[] =>
  value && !field.choices.includes(value) ? [...field.choices, value] : field.choices

const gateWords: Record<string, string> = {
  register: '登记', dispatch: '派单', submitResult: '反馈结果', close: '办结',
}

/** When it must be filled, beside at registering, which a star says. */
export function requiredWord(field: OwnField): string {
  const later = field.requiredBefore.filter((one) => one !== 'register').map((one) => gateWords[one] ?? one)
  return later.length > 0 ? `${later.join('、')}前填写` : ''
}

const PREFIX = 'fields.'

/** The errors of a problem document that belong to own fields, by their ids. */
export const errorsOf = (errors: Record<string, string[]>): OwnValues =>
  Object.fromEntries(
    Object.entries(errors)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, texts]) => [name.slice(PREFIX.length), texts.join('；')]),
  )

/** Parameters that find tickets by a hotline and the choices of its own. */
export const ownQuery = (hotline: string, chosen: OwnValues): Record<string, string | undefined> =>
  hotline === ''
    ? {}
    : { hotline, ...Object.fromEntries(Object.entries(chosen).map(([id, value]) => [`field.${id}`, value])) }
