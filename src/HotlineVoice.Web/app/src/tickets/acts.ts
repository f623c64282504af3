import type { RuleSet, Ticket } from '@/api/shapes'

/** A field that an act asks for. */
export interface ActField {
  name: string
  label: string
  kind: 'line' | 'text' | 'yesNo' | 'choice' | 'unit' | 'day'
  required?: boolean
  choices?: (rules: RuleSet) => { value: string; label: string }[]
  /** Shown only when this field has this value. */
  when?: { name: string; is: boolean }
  hint?: string
}

/** What can be done with a ticket from this page: the API's event and what it asks for. */
export interface Act {
  event: string
  title: string
  fields: ActField[]
  /** Asked before it is done: there is no way back. */
  warning?: string
}

const grades = (rules: RuleSet) => rules.grades.map((value) => ({ value, label: value }))

const refuseGrounds = (rules: RuleSet) =>
  rules.refuseGrounds.map((one) => ({ value: one.ground, label: `${one.title}（${one.clause}）` }))

const closingGrounds = (rules: RuleSet) =>
  rules.closingGrounds.map((one) => ({
    value: one.ground,
    label: `${one.ground} ${one.title}${one.secondReader ? '（须第二人复核）' : ''}`,
  }))

const acts: Act[] = [
  {
    event: 'answerDirectly',
    title: '直接答复',
    fields: [{ name: 'answer', label: '答复内容', kind: 'text', required: true }],
  },
  {
    event: 'threePartyOk',
    title: '三方通话已答复',
    fields: [{ name: 'orgId', label: '答复的县级主管部门', kind: 'unit', required: true }],
  },
  {
    event: 'sendForm',
    title: '填写受理单转分办',
    fields: [],
  },
  {
    event: 'refuse',
    title: '不予受理',
    fields: [
      { name: 'ground', label: '不予受理的依据', kind: 'choice', required: true, choices: refuseGrounds },
      { name: 'basisTold', label: '已向诉求人说明依据', kind: 'yesNo', required: true },
      { name: 'target', label: '建议去向', kind: 'line', hint: '如 12333 社保热线' },
    ],
  },
  {
    event: 'guide',
    title: '指引',
    fields: [{ name: 'target', label: '指引去向', kind: 'line', required: true }],
  },
  {
    event: 'dispatch',
    title: '派单',
    fields: [
      { name: 'orgId', label: '承办单位', kind: 'unit', required: true },
      { name: 'requirements', label: '办理要求', kind: 'text' },
    ],
  },
  { event: 'unreachable3', title: '三次联系不上，转省厅', fields: [] },
  { event: 'accept', title: '签收', fields: [] },
  {
    event: 'submitResult',
    title: '反馈办理结果',
    fields: [
      { name: 'resultText', label: '办理结果', kind: 'text', required: true },
      { name: 'written', label: '书面（含电子）', kind: 'yesNo', required: true },
      { name: 'signedBy', label: '签批人', kind: 'line' },
      { name: 'sealed', label: '已盖章', kind: 'yesNo' },
    ],
  },
  {
    event: 'explain',
    title: '说明未办结理由',
    fields: [
      { name: 'reason', label: '理由', kind: 'text', required: true },
      { name: 'newDate', label: '延长后的期限', kind: 'day', hint: '投诉、举报必填' },
    ],
  },
  {
    event: 'reviewPass',
    title: '复核通过，转受理员反馈',
    fields: [
      { name: 'timely', label: '时效', kind: 'yesNo' },
      { name: 'resultTrue', label: '结果属实', kind: 'yesNo' },
      { name: 'quality', label: '质量', kind: 'line' },
    ],
  },
  {
    event: 'feedbackDone',
    title: '已反馈诉求人',
    fields: [
      { name: 'reached', label: '已联系上诉求人', kind: 'yesNo', required: true },
      { name: 'satisfied', label: '诉求人满意', kind: 'yesNo', when: { name: 'reached', is: true } },
      { name: 'grade', label: '评价', kind: 'choice', choices: grades, when: { name: 'reached', is: true } },
      { name: 'solved', label: '已解决', kind: 'yesNo', when: { name: 'reached', is: true } },
      { name: 'comment', label: '诉求人意见', kind: 'text' },
    ],
  },
  {
    event: 'repeatContact',
    title: '再次反映',
    fields: [{ name: 'newFacts', label: '有新情况、新理由', kind: 'yesNo', required: true }],
  },
  {
    event: 'closeByGround',
    title: '依据办结',
    fields: [
      { name: 'ground', label: '办结依据', kind: 'choice', required: true, choices: closingGrounds },
      { name: 'evidence', label: '证据', kind: 'text', required: true },
      { name: 'secondReader', label: '第二复核人', kind: 'line' },
    ],
    warning: '办结后不能撤回。',
  },
  { event: 'archive', title: '归档', fields: [], warning: '归档后工单不能再修改。' },
]

/** The acts of this page that the server allows now, in the order in which they usually follow. */
export const actsOf = (ticket: Ticket): Act[] => acts.filter((act) => ticket.allowed?.includes(act.event))

export type ActValues = Record<string, string | boolean | undefined>

/** Fields that are asked for as it stands now. */
export const askedFor = (act: Act, values: ActValues): ActField[] =>
  act.fields.filter((field) => !field.when || values[field.when.name] === field.when.is)

/** The labels of what is still missing. */
export const missing = (act: Act, values: ActValues): string[] =>
  askedFor(act, values)
    .filter((field) => field.required && (values[field.name] === undefined || values[field.name] === ''))
    .map((field) => field.label)

/** The body of the POST: what was given and is asked for, with the version that was looked at. */
export function actBody(act: Act, values: ActValues, version: number): Record<string, unknown> {
  const body: Record<string, unknown> = { version }
  for (const { name } of askedFor(act, values)) {
    const value = values[name]
    const given = typeof value === 'string' ? value.trim() : value
    if (given !== undefined && given !== '') body[name] = given
  }
  return body
}
