import type { RuleSet } from '@/api/shapes'
import { classesOf, classWords, type TicketClass } from '@/desk/ticket/fields'

/** What is looked for in the list of tickets. Days are 2026-03-01, or counted from today: today-6. */
export interface TicketFilter {
  text: string
  hotline: string
  state: string[]
  class: string
  tag: string
  divisionCode: string
  orgId: string
  ownerAgent: string
  from: string
  to: string
  dueBy: string
  /** What was chosen in choices of the hotline's own, by the field's id. */
  own: Record<string, string>
}

/** 第一责任人 is whoever asks. */
export const MYSELF = '*me'
export const TODAY = 'today'

/** Before the id of a field of the hotline's own. */
const FIELD = 'field.'

export const emptyFilter = (): TicketFilter => ({
  text: '', hotline: '', state: [], class: '', tag: '', divisionCode: '', orgId: '', ownerAgent: '', from: '', to: '',
  dueBy: '', own: {},
})

/** The parameters of GET tickets, and what a view keeps; what is empty is left out. */
export function paramsOf(filter: TicketFilter): Record<string, string> {
  const params: Record<string, string> = {}
  const { own, ...rest } = filter
  // Another hotline's choices mean nothing there.
  if (filter.hotline) for (const [id, value] of Object.entries(own)) if (value) params[FIELD + id] = value
  for (const [name, value] of Object.entries(rest)) {
    const text = Array.isArray(value) ? value.join(',') : (value as string).trim()
    if (text) params[name] = text
  }
  return params
}

export function filterOf(params: Record<string, string>): TicketFilter {
  const { state, ...rest } = params
  const own = Object.entries(rest).filter(([name]) => name.startsWith(FIELD))
  const others = Object.entries(rest).filter(([name]) => !name.startsWith(FIELD))
  return {
    ...emptyFilter(),
    ...Object.fromEntries(others),
    state: state ? state.split(',') : [],
    own: Object.fromEntries(own.map(([name, value]) => [name.slice(FIELD.length), value])),
  }
}

/** Fields beyond the first row, which is all that most need. */
export const isDetailed = (filter: TicketFilter): boolean =>
  Boolean(filter.divisionCode || filter.orgId || filter.from || filter.to || (filter.dueBy && filter.dueBy !== TODAY)
    || (filter.ownerAgent && filter.ownerAgent !== MYSELF))

/** 类别 that the chosen hotline knows; of all hotlines what any knows. */
export function knownClasses(rules: (RuleSet | undefined)[], chosen: string): TicketClass[] {
  const lists = rules.filter((one) => one !== undefined).map((one) => classesOf(one, chosen as TicketClass | ''))
  return lists.length === 0
    ? classesOf(undefined, '')
    : (Object.keys(classWords) as TicketClass[]).filter((one) => lists.some((list) => list.includes(one)))
}

/** Days that are asked for again and again. */
export const dayChoices = (isPast: boolean): [string, string][] =>
  isPast
    ? [[TODAY, '今天'], ['today-1', '昨天'], ['today-6', '近7天'], ['today-29', '近30天']]
    : [['today-1', '昨天'], [TODAY, '今天'], ['today+1', '明天'], ['today+3', '3天内'], ['today+7', '7天内']]
