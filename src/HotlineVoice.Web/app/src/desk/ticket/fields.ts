import type { OwnField, RuleSet } from '@/api/shapes'
import { entered, errorsOf, type OwnValues } from '@/fields/ownFields'

/** What the ticket form holds. Empty text is «not given» and is left out of the request. */
export interface TicketFields {
  class: TicketClass | ''
  source: string
  title: string
  content: string
  divisionCode: string
  /** 事项, as the 派单目录 names it. */
  subjectCode: string
  address: string
  /** Local time of the hotline, 2026-03-13T14:20, as a field for date and time gives it. */
  occurredAt: string
  urgency: '一般' | '突发'
  isKey: boolean
  keyReason: string
  anonymous: boolean
  callerName: string
  callerPhone: string
  callerType: CallerType
  respondentName: string
  machineType: string
  machineModel: string
  dealerName: string
  purchaseDate: string
  subsidyAmount: string
  invoiceNo: string
  buyerType: string
  /** What the hotline asks of its own, by the field's id. */
  own: OwnValues
}

export type TicketClass = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion'
export type CallerType = '自然人' | '法人' | '非法人组织'

export const classWords: Record<TicketClass, string> = {
  consultation: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
}

/** What the rules let one register, and what stands in the form already; everything until the rules are known. */
export const classesOf = (rules: RuleSet | undefined, chosen: TicketClass | ''): TicketClass[] =>
  (Object.keys(classWords) as TicketClass[]).filter(
    (one) => rules === undefined || rules.classes.includes(one) || one === chosen,
  )

export const callerTypes: CallerType[] = ['自然人', '法人', '非法人组织']
export const buyerTypes = ['个人', '合作社', '企业']
export const sources = [
  '电话', '留言', '微信', '微博', '网站', '短信', '信箱', '传真', '信件', '领导接听', '领导批办',
  '省长热线交办', '市长热线交办', '市长热线电子督办单', '市领导签批件', '人民网网友留言', '百姓对话', '聚焦行风',
]

export const emptyFields = (): TicketFields => ({
  class: '', source: '电话', title: '', content: '', divisionCode: '', subjectCode: '', address: '', occurredAt: '',
  urgency: '一般', isKey: false, keyReason: '', anonymous: false, callerName: '', callerPhone: '', callerType: '自然人',
  respondentName: '', machineType: '', machineModel: '', dealerName: '', purchaseDate: '', subsidyAmount: '',
  invoiceNo: '', buyerType: '', own: {},
})

/** The hotline whose tickets also speak of a machine. */
export const hasMachine = (hotline: string): boolean => hotline === 'jn12316'

/** The body of POST tickets. */
export function ticketBody(
  fields: TicketFields, hotline: string, callId?: string, isDraft = false, asked: OwnField[] = [],
): object {
  const machine = {
    machineType: given(fields.machineType),
    machineModel: given(fields.machineModel),
    dealerName: given(fields.dealerName),
    purchaseDate: given(fields.purchaseDate),
    subsidyAmount: amount(fields.subsidyAmount),
    invoiceNo: given(fields.invoiceNo),
    buyerType: given(fields.buyerType),
  }
  return {
    hotlineCode: hotline,
    class: fields.class || undefined,
    source: fields.source,
    title: given(fields.title),
    content: given(fields.content),
    divisionCode: given(fields.divisionCode),
    subjectCode: given(fields.subjectCode),
    address: given(fields.address),
    occurredAt: fields.occurredAt ? `${fields.occurredAt}:00+08:00` : undefined,
    urgency: fields.urgency,
    isKey: fields.isKey || undefined,
    keyReason: fields.isKey ? given(fields.keyReason) : undefined,
    ...(fields.anonymous
      ? { anonymous: true }
      : { caller: { name: given(fields.callerName), phone: given(fields.callerPhone), type: fields.callerType } }),
    respondentName: given(fields.respondentName),
    ...(hasMachine(hotline) ? machine : {}),
    fields: entered(asked, fields.own),
    callId,
    draft: isDraft || undefined,
  }
}

const given = (text: string): string | undefined => text.trim() || undefined

/** What is no number goes out as it is, so that the server says what is wrong with it. */
function amount(text: string): number | string | undefined {
  const value = Number(text)
  return text.trim() === '' ? undefined : Number.isFinite(value) ? value : text
}

/** Fields of the request that the form shows under another name. */
const formNames: Record<string, keyof TicketFields> = {
  'caller.name': 'callerName',
  'caller.phone': 'callerPhone',
  'caller.type': 'callerType',
  caller: 'callerPhone',
}

export interface PlacedErrors {
  at: Partial<Record<keyof TicketFields, string>>
  /** At the hotline's own fields, by their ids. */
  own: OwnValues
  /** What belongs to no field of the form. */
  rest: string[]
}

/** Brings the errors of a problem document to the fields of the form. */
export function placeErrors(errors: Record<string, string[]>): PlacedErrors {
  const known = Object.keys(emptyFields())
  const placed: PlacedErrors = { at: {}, own: errorsOf(errors), rest: [] }
  for (const [name, texts] of Object.entries(errors)) {
    const field = formNames[name] ?? (known.includes(name) ? (name as keyof TicketFields) : undefined)
    if (field) placed.at[field] = [placed.at[field], ...texts].filter(Boolean).join('；')
    else if (!name.startsWith('fields.')) placed.rest.push(...texts.map((text) => `${name}：${text}`))
  }
  return placed
}
