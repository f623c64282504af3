import type { RuleSet, Ticket } from '@/api/shapes'
import { attachments, letter, line, text, yesNo } from './actFields'
import type { Act, ActField, Choice } from './acts'
import { unitActs } from './unitActs'

const grades = (rules: RuleSet): Choice[] => rules.grades.map((value) => ({ value, label: value }))

const refuseGrounds = (rules: RuleSet): Choice[] =>
  rules.refuseGrounds.map((one) => ({ value: one.ground, label: `${one.title}（${one.clause}）` }))

const closingGrounds = (rules: RuleSet): Choice[] =>
  rules.closingGrounds.map((one) => ({
    value: one.ground,
    label: `${one.ground} ${one.title}${one.secondReader ? '（须第二人复核）' : ''}`,
  }))

const letterGrounds = (rules: RuleSet): Choice[] =>
  rules.letterGrounds.map((one) => ({ value: one.ground, label: `${one.title}（${one.clause}）` }))

const requests = (_: RuleSet, ticket: Ticket): Choice[] =>
  (ticket.unmaskings ?? []).map((one) => ({ value: one.seq, label: `${one.requestedBy}：${one.purpose}` }))

const returns: ActField = {
  name: 'returnSeq',
  label: '哪一份退单',
  kind: 'choice',
  choices: (_, ticket) =>
    ticket.returns
      .filter((one) => one.decision === 'filed')
      .map((one) => ({ value: one.seq, label: `第${one.seq}份：${one.reason}` })),
  hint: '有多份待核定时选择，不选为最早的一份',
}

/** The API's words: what is sent as sms goes to the unit's mobile telephone. */
const channels: Choice[] = [
  { value: 'telephone', label: '电话' },
  { value: 'sms', label: '短信' },
  { value: 'letter', label: '书面' },
  { value: 'other', label: '其他' },
]

const stages: Choice[] = [
  { value: 'dispatch', label: '转办' },
  { value: 'unit', label: '单位分办' },
  { value: 'result', label: '办理结果' },
  { value: 'termination', label: '终结受理' },
]

const review: ActField[] = [
  { name: 'timely', label: '时效', kind: 'yesNo' },
  { name: 'resultTrue', label: '结果属实', kind: 'yesNo' },
  { name: 'quality', label: '质量', kind: 'line' },
]

const answer: ActField[] = [
  { name: 'reached', label: '已联系上诉求人', kind: 'yesNo', required: true },
  { name: 'resultTrue', label: '办理结果属实', kind: 'yesNo', when: { name: 'reached', is: true } },
  { name: 'satisfied', label: '诉求人满意', kind: 'yesNo', when: { name: 'reached', is: true } },
  { name: 'grade', label: '评价', kind: 'choice', choices: grades, when: { name: 'reached', is: true } },
  { name: 'solved', label: '已解决', kind: 'yesNo', when: { name: 'reached', is: true } },
  { name: 'unitResponsible', label: '承办单位有责任', kind: 'yesNo', when: { name: 'satisfied', is: false } },
  { name: 'comment', label: '诉求人意见', kind: 'text', phrases: 'callback' },
]

/** Every act of the office, in the order in which they usually follow; those of units between them. */
export const acts: Act[] = [
  { event: 'answerDirectly', title: '直接答复', fields: [text('answer', '答复内容', 'answer')] },
  {
    event: 'threePartyOk',
    title: '三方通话已答复',
    fields: [{ name: 'orgId', label: '答复的单位', kind: 'unit', required: true }],
  },
  { event: 'sendForm', title: '填写受理单转分办', fields: [] },
  { event: 'needSignoff', title: '报请签批', fields: [] },
  {
    event: 'sign',
    title: '签批',
    fields: [
      { name: 'stage', label: '签批事项', kind: 'choice', required: true, choices: () => stages },
      { name: 'opinion', label: '意见', kind: 'text' },
    ],
  },
  {
    event: 'dispatch',
    title: '派单',
    fields: [
      { name: 'subjectCode', label: '事项', kind: 'subject' },
      { name: 'orgId', label: '承办单位（主办）', kind: 'unit', required: true },
      { name: 'coOrgIds', label: '协办单位', kind: 'units' },
      { name: 'requirements', label: '办理要求', kind: 'text' },
    ],
  },
  ...unitActs,
  {
    event: 'approveReturn',
    title: '同意退单',
    fields: [
      returns,
      { name: 'orgId', label: '改由哪个单位协办', kind: 'unit', hint: '仅协办单位退单时填写，可不填' },
    ],
  },
  {
    event: 'rejectReturn',
    title: '不同意退单',
    fields: [returns, { name: 'improper', label: '属不当退单', kind: 'yesNo' }],
  },
  { event: 'disputed', title: '提请审定', fields: [{ name: 'question', label: '争议事项', kind: 'text' }] },
  {
    event: 'designate',
    title: '指定承办单位',
    fields: [
      { name: 'orgId', label: '承办单位', kind: 'unit', required: true },
      { name: 'basis', label: '依据', kind: 'text' },
      { name: 'participants', label: '参加单位', kind: 'line', hint: '用顿号分开' },
    ],
    warning: '指定后该单位不得再退单。',
  },
  { event: 'noUnitCompetent', title: '无承办单位', fields: [line('channel', '告知诉求人的其他渠道')] },
  { event: 'approveExtension', title: '同意延期', fields: [{ name: 'opinion', label: '意见', kind: 'text' }] },
  { event: 'refuseExtension', title: '不同意延期', fields: [{ name: 'opinion', label: '意见', kind: 'text' }] },
  { event: 'confirmStatutoryLimit', title: '确认法定时限', fields: [yesNo('confirmed', '文件属实，适用该时限')] },
  { event: 'confirmForceMajeure', title: '确认不可抗力', fields: [yesNo('confirmed', '情况属实')] },
  { event: 'unreachable3', title: '三次联系不上，转上级', fields: [] },
  { event: 'reviewPass', title: '复核通过', fields: review },
  { event: 'reviewFail', title: '复核不通过', fields: review, warning: '将退回承办单位。' },
  { event: 'feedbackDone', title: '已反馈诉求人', fields: answer },
  { event: 'callbackDone', title: '回访', fields: answer },
  {
    event: 'refuse',
    title: '不予受理',
    fields: [
      { name: 'ground', label: '不予受理的依据', kind: 'choice', required: true, choices: refuseGrounds },
      { name: 'basisTold', label: '已向诉求人说明依据', kind: 'yesNo', required: true },
      { name: 'target', label: '建议去向', kind: 'line', hint: '如 12333 社保热线' },
    ],
  },
  { event: 'guide', title: '指引', fields: [line('target', '指引去向', 'guide')] },
  {
    event: 'transferEmergency',
    title: '已转接紧急电话',
    fields: [line('target', '转接号码'), { name: 'result', label: '结果', kind: 'line' }],
  },
  {
    event: 'requestMaterial',
    title: '要求补充材料',
    fields: [text('items', '需要补充的材料'), { name: 'daysWd', label: '期限（工作日）', kind: 'number' }],
  },
  { event: 'supplied', title: '材料已补充', fields: [{ name: 'note', label: '备注', kind: 'text' }] },
  {
    event: 'expired',
    title: '逾期未补材料，办结',
    fields: [{ name: 'secondReader', label: '第二复核人', kind: 'colleague', required: true }],
    warning: '办结后不能撤回。',
  },
  {
    event: 'repeatContact',
    title: '再次反映',
    fields: [yesNo('newFacts', '有新情况、新理由'), { name: 'told', label: '已告知的进展或结果', kind: 'text' }],
  },
  {
    event: 'remind',
    title: '催办',
    fields: [
      { name: 'channel', label: '方式', kind: 'choice', required: true, choices: () => channels },
      { name: 'note', label: '备注', kind: 'text' },
    ],
  },
  {
    event: 'issueLetter',
    title: '签发通知书',
    fields: [
      {
        name: 'kind',
        label: '种类',
        kind: 'choice',
        required: true,
        choices: () => [
          { value: 'supervision', label: '督办通知书' },
          { value: 'urge', label: '催办通知书' },
        ],
      },
      { name: 'ground', label: '事由', kind: 'choice', choices: letterGrounds },
      { name: 'demand', label: '要求', kind: 'text', phrases: 'letter' },
      { name: 'requiredBy', label: '要求办结日', kind: 'day' },
      { name: 'coIssuers', label: '联合督办单位', kind: 'line', hint: '用顿号分开' },
    ],
  },
  { event: 'deliverLetter', title: '登记送达', fields: [letter, line('receivedBy', '签收人'), attachments] },
  { event: 'liftLetter', title: '解除督办', fields: [letter, { name: 'reason', label: '理由', kind: 'text' }] },
  {
    event: 'deduct',
    title: '扣分',
    fields: [{ name: 'points', label: '分值', kind: 'number' }, text('reason', '事由')],
  },
  { event: 'followUp', title: '跟踪', fields: [text('note', '跟踪情况')] },
  {
    event: 'markKey',
    title: '列为重点',
    fields: [yesNo('isKey', '重点'), { name: 'reason', label: '原因', kind: 'line' }],
  },
  { event: 'merge', title: '并单', fields: [line('intoTicketNo', '并入工单编号')] },
  {
    event: 'link',
    title: '关联',
    fields: [
      { name: 'parentTicketNo', label: '关联工单编号', kind: 'line' },
      { name: 'clusterId', label: '群体诉求编号', kind: 'line' },
    ],
  },
  {
    event: 'closeByGround',
    title: '依据办结',
    fields: [
      { name: 'ground', label: '办结依据', kind: 'choice', required: true, choices: closingGrounds },
      text('evidence', '证据'),
      attachments,
      { name: 'eventDay', label: '事由发生日', kind: 'day' },
      { name: 'callerTold', label: '已告知诉求人', kind: 'yesNo' },
      { name: 'secondReader', label: '第二复核人', kind: 'colleague' },
    ],
    warning: '办结后不能撤回。',
  },
  {
    event: 'terminate',
    title: '终结受理',
    fields: [{ name: 'opinion', label: '意见', kind: 'text' }],
    warning: '终结后不能撤回。',
  },
  { event: 'strikeOff', title: '销号', fields: [line('terminationNo', '销号文号')] },
  {
    event: 'archive',
    title: '归档',
    fields: [{ name: 'category', label: '档案类别', kind: 'line', hint: '不填则按诉求类别' }],
    warning: '归档后工单不能再修改。',
  },
  {
    event: 'destroy',
    title: '销毁',
    fields: [line('approval', '批准文号'), line('approvedBy', '批准人（用户名，须为他人）')],
    warning: '内容将永久删除。',
  },
  { event: 'requestUnmasking', title: '申请查看身份', fields: [line('purpose', '用途')] },
  {
    event: 'decideUnmasking',
    title: '审批查看身份',
    fields: [
      { name: 'request', label: '申请', kind: 'choice', required: true, choices: requests },
      yesNo('approved', '同意'),
    ],
  },
]
