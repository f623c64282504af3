import type { Deadline, TicketState, Timer } from '@/api/shapes'
import { classWords } from '@/desk/ticket/fields'

/** The regulations' words for what the API says in English. What is not in a list is shown as it came. */

export const stateWords: Record<TicketState, string> = {
  Draft: '录入中',
  Registered: '已登记',
  AwaitingMaterial: '待补材料',
  AwaitingSignoff: '待签批',
  AwaitingDispatch: '待派单',
  JointDetermination: '联合审定中',
  Dispatched: '待签收',
  Accepted: '承办中',
  ReturnRequested: '退单申请中',
  ResultSubmitted: '待复核',
  AwaitingResultSignoff: '结果待签批',
  CallbackPending: '待反馈回访',
  Closed: '已办结',
  Archived: '已归档',
}

export const deadlineWords: Record<Deadline, string> = {
  OnTime: '期限内',
  DueSoon: '今日到期',
  OverdueUnexplained: '超期未说明',
  OverdueExplained: '超期已说明',
  Overdue: '超期',
}

export type TagType = 'info' | 'primary' | 'success' | 'warning' | 'danger'

export const deadlineTag = (deadline: Deadline): TagType =>
  deadline === 'OnTime' ? 'success' : deadline === 'DueSoon' || deadline === 'OverdueExplained' ? 'warning' : 'danger'

export const stateTag = (state: TicketState): TagType =>
  state === 'Closed' || state === 'Archived' ? 'info' : state === 'Draft' ? 'warning' : 'primary'

/** Whether anybody still owes something. */
export const isOpen = (state: TicketState): boolean => state !== 'Closed' && state !== 'Archived'

const sourceWords: Record<string, string> = {
  phone: '电话', voicemail: '留言', weChat: '微信', weibo: '微博', website: '网站', sms: '短信', mailbox: '信箱',
  fax: '传真', letter: '信件', leaderAnswered: '领导接听', leaderInstruction: '领导批办',
  superiorAssigned: '上级交办', governorHotline: '省长热线交办', mayorHotline: '市长热线交办',
  mayorSupervision: '市长热线电子督办单', cityLeaderSigned: '市领导签批件',
  peopleNetMessage: '人民网网友留言', peopleDialogue: '百姓对话', conductFocus: '聚焦行风',
}

const eventWords: Record<string, string> = {
  draft: '暂存', register: '登记', answerDirectly: '直接答复', refuse: '不予受理', guide: '指引',
  transferEmergency: '转接紧急电话', requestMaterial: '要求补充材料', supplied: '材料已补充',
  expired: '逾期未补材料', threePartyOk: '三方通话答复', sendForm: '填写受理单转分办', needSignoff: '报请签批',
  sign: '签批', dispatch: '派单', unreachable3: '三次联系不上转省厅', accept: '签收', requestReturn: '申请退单',
  approveReturn: '同意退单', rejectReturn: '不同意退单', disputed: '提请联合审定', designate: '指定承办',
  contactCaller: '联系诉求人', applyExtension: '申请延期', approveExtension: '同意延期', refuseExtension: '不同意延期',
  submitResult: '反馈办理结果', explain: '说明理由', deemedReplied: '视为已答复', reviewPass: '复核通过',
  reviewFail: '复核不通过', feedbackDone: '反馈诉求人', callbackDone: '回访', closeByGround: '依据办结',
  terminate: '终结受理', archive: '归档', repeatContact: '再次反映', applyStatutoryLimit: '适用法定时限',
  noUnitCompetent: '无承办单位', timerDue: '时限到期', returnWindowExpired: '逾期未退单，视同接收',
  returnRefusedLate: '逾期退单，不予受理', allSigned: '签批完成', remind: '催办', urgeDrafted: '催办通知书待签发',
  cardIssued: '发牌', markKey: '列为重点', emergencyNotified: '通报应急部门', recounted: '时限重新计算',
  escalate: '提级处理', confirmStatutoryLimit: '确认法定时限', storeAnswer: '保存答复', reportStage: '报送阶段性情况',
  onSite: '到场', forceMajeure: '说明不可抗力', confirmForceMajeure: '确认不可抗力', reportAbnormal: '报告异常申请补贴',
  issueLetter: '签发通知书', deliverLetter: '送达通知书', replyLetter: '回复通知书', liftLetter: '解除督办',
  note: '备注', enclose: '添加附件', checkEnclosure: '检查附件', tag: '标签', setFields: '填写自定义字段',
  attachChecklist: '添加办理清单', tick: '办理清单', automation: '自动处理', clock: '时限',
  deduct: '扣分', followUp: '跟踪', merge: '并单', link: '关联', strikeOff: '销号', destroy: '销毁',
  firstRefusal: '首次不配合', cooperated: '诉求人已配合',
  requestUnmasking: '申请查看身份', decideUnmasking: '审批查看身份', readIdentity: '查看身份',
}

const groundWords: Record<string, string> = {
  G1: '已解决或诉求人认可', G1a: '已解决或诉求人认可', G1b: '和解协议已履行', G1c: '无新情况重复反映',
  G2: '已提起诉讼、复议或仲裁', G3: '诉求人撤回', G4: '逾期未补材料', G5: '与事实不符或无法核实',
  G6: '公安、检察、纪检监察介入', G7: '不符合法律法规和政策', G8: '连续30日不配合', G9: '法律法规规定的其他情形',
  DA: '直接答复', NA: '不予受理', GD: '已指引', DR: '视为已答复', TM: '终结受理',
  UC: '已反馈，未联系上诉求人', UD: '已反馈，诉求人不满意', OB: '客观原因无法解决，已解释',
}

const timerWords: Record<string, string> = {
  dispatch: '派单', signoff: '签批', accept: '签收', contact: '联系诉求人', return: '退单', finish: '办结',
  explain: '说明理由', callerCap: '答复诉求人', feedback: '反馈诉求人', review: '复核', onsite: '到场', reply: '答复',
  material: '补充材料', noCooperation: '不配合', retention: '保管', promise: '承诺期限', followUp: '跟踪',
  progress: '动态反馈', reportUp: '上报结果', remind: '到期提醒', urge: '催办', supervise: '督办', deduct: '扣分',
  'voicemail.register': '登记留言', 'voicemail.reply': '答复留言',
  'card.accept.yellow': '签收黄牌', 'card.accept.red': '签收红牌',
  'card.reply.yellow': '答复黄牌', 'card.reply.red': '答复红牌',
}

const timerStateWords: Record<Timer['state'], string> = {
  Running: '计时中', Met: '已完成', Due: '已到期', Cancelled: '已取消',
}

export const outcomeWords: Record<string, string> = {
  connected: '接通', noAnswer: '无人接听', busy: '占线', invalidNumber: '空号', rejected: '拒接', suspended: '停机',
}

const partyWords: Record<string, string> = { caller: '诉求人', unit: '承办单位', countyOffice: '县级农机主管部门' }

const callerTypeWords: Record<string, string> = { person: '自然人', legalPerson: '法人', organisation: '非法人组织' }

const assignmentWords: Record<string, string> = {
  main: '主办', co: '协办', open: '在办', returned: '退回', done: '办结', escalated: '转出',
}

/** Names of the fields that an entry of the history may hold. */
const fieldWords: Record<string, string> = {
  answer: '答复', articleId: '知识条目', ground: '依据', basisTold: '已告知依据', target: '去向', orgId: '单位',
  coOrgIds: '协办单位', requirements: '办理要求', resultText: '办理结果', written: '书面', signedBy: '签批人',
  sealed: '盖章', reason: '理由', newDate: '新的期限', timely: '时效', quality: '质量', resultTrue: '属实',
  reached: '联系上', satisfied: '满意', grade: '评价', solved: '已解决', unitResponsible: '单位有责',
  comment: '意见', evidence: '证据', secondReader: '复核人', newFacts: '有新情况', callId: '通话', note: '备注',
  timer: '时限', oldDue: '原期限', newDue: '新期限', notice: '依据', letterNo: '文号', letter: '通知书', colour: '牌',
  legalBasis: '依据', suggestedOrgId: '建议单位', daysWd: '工作日', opinion: '意见', stage: '签批事项', level: '职务',
  attachmentSeq: '附件', attachments: '附件', kind: '种类', sha256: 'SHA-256', check: '检查', finding: '发现',
  added: '添加', removed: '去掉', checklists: '清单', leader: '接听领导', done: '已完成', undone: '取消勾选',
  isKey: '重点', channel: '方式', items: '需要补充的材料', category: '档案类别',
  divisionCode: '事发地', class: '类别', title: '标题', content: '内容', state: '状态', dueDay: '时限',
  rule: '规则', ruleId: '规则', event: '起因', unreachable: '未能通知',
  subjectCode: '事项', proposedOrgId: '目录建议主办', proposedCoOrgIds: '目录建议协办',
}

/** Purposes of files and letters, and what became of a check, as the history holds them. */
const valueWords: Record<string, string> = {
  Evidence: '证据', Result: '办理结果', Material: '补充材料', Receipt: '回执', Identity: '身份证明', Other: '其他',
  Supervision: '督办通知书', Urge: '催办通知书', Clean: '病毒检查通过', Infected: '发现病毒，已移除',
}

const word = (words: Record<string, string>) => (value?: string) => (value ? (words[value] ?? value) : '')

export const classWord = word(classWords)
export const sourceWord = word(sourceWords)
export const eventWord = word(eventWords)
export const groundWord = word(groundWords)
export const timerWord = word(timerWords)
export const timerStateWord = word(timerStateWords)
export const outcomeWord = word(outcomeWords)
export const partyWord = word(partyWords)
export const callerTypeWord = word(callerTypeWords)
export const assignmentWord = word(assignmentWords)

/** A field of a hotline's own stands in the history under its name. */
export const fieldWord = (name: string): string =>
  name.startsWith('fields.') ? name.slice('fields.'.length) : (fieldWords[name] ?? name)

/** How a code is called. */
export interface Names {
  unit(orgId: string): string
  place(code: string): string
  person(user: string): string
}

const unitFields = ['orgId', 'coOrgIds', 'suggestedOrgId', 'proposedOrgId', 'proposedCoOrgIds']

const channelWords: Record<string, string> = {
  telephone: '电话', sms: '短信', mail: '邮件', letter: '书面', other: '其他', system: '系统',
}

/** «sms», «mail:440229100» or «sms:caller»: by which way, and whom when that is said. */
function unreachableWord(value: string, names: Names): string {
  const [way = '', whom] = value.split(':')
  const who = whom === 'caller' ? '诉求人' : whom ? names.unit(whom) : '承办单位'
  return `${who}（${channelWords[way] ?? way}）`
}

/** A field's value for a person: yes and no in words, codes by their lists. */
export function fieldValue(name: string, value: string, names: Names): string {
  if (value === 'true') return '是'
  if (value === 'false') return '否'
  if (name === 'unreachable') return value.split(',').map((one) => unreachableWord(one, names)).join('、')
  if (name === 'channel') return channelWords[value] ?? value
  if (name === 'ground') return groundWord(value)
  if (name === 'class') return classWord(value)
  if (name === 'timer') return timerWord(value)
  if (name === 'event') return eventWord(value)
  if (unitFields.includes(name)) return value.split(',').map(names.unit).join('、')
  if (name === 'kind' || name === 'check') return valueWords[value] ?? value
  if (name === 'attachmentSeq' || name === 'attachments') return `第${value}个`
  if (name === 'divisionCode') return names.place(value)
  if (name === 'secondReader' || name === 'ownerAgent') return names.person(value)
  return value
}
