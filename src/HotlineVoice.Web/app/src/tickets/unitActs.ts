import { attachments, letter, text } from './actFields'
import type { Act } from './acts'
import { outcomeWords } from './words'

/** What a unit does with a ticket that it has. */
export const unitActs: Act[] = [
  {
    event: 'accept',
    title: '签收',
    fields: [{ name: 'handledByHead', label: '主要负责人直接办理', kind: 'yesNo' }],
  },
  {
    event: 'contactCaller',
    title: '记录联系诉求人',
    fields: [
      {
        name: 'outcome',
        label: '结果',
        kind: 'choice',
        required: true,
        choices: () => Object.entries(outcomeWords).map(([value, label]) => ({ value, label })),
      },
      { name: 'note', label: '备注', kind: 'text' },
    ],
  },
  {
    event: 'submitResult',
    title: '反馈办理结果',
    fields: [
      text('resultText', '办理结果', 'result'),
      { name: 'written', label: '书面（含电子）', kind: 'yesNo', required: true },
      { name: 'signedBy', label: '签批人', kind: 'line' },
      { name: 'sealed', label: '已盖章', kind: 'yesNo' },
      attachments,
    ],
  },
  {
    event: 'storeAnswer',
    title: '保存答复内容',
    fields: [text('resultText', '答复内容', 'result')],
  },
  {
    event: 'deemedReplied',
    title: '视为已答复',
    fields: [],
    warning: '连续两天联系不上诉求人时适用，联系记录将作为依据。',
  },
  {
    event: 'explain',
    title: '说明未办结理由',
    fields: [
      text('reason', '理由'),
      { name: 'newDate', label: '延长后的期限', kind: 'day', hint: '投诉、举报必填' },
    ],
  },
  {
    event: 'applyExtension',
    title: '申请延期',
    fields: [
      { name: 'daysWd', label: '延期天数（工作日）', kind: 'number', required: true },
      text('reason', '原因'),
      { name: 'unitLeader', label: '同意延期的单位领导', kind: 'line' },
      { name: 'sealed', label: '已盖章', kind: 'yesNo' },
    ],
  },
  {
    event: 'requestReturn',
    title: '申请退单',
    fields: [
      text('reason', '退回理由'),
      { name: 'facts', label: '事实', kind: 'text' },
      { name: 'legalBasis', label: '依据', kind: 'text' },
      { name: 'suggestedOrgId', label: '建议承办单位', kind: 'unit' },
    ],
  },
  {
    event: 'reportStage',
    title: '报送阶段性情况',
    fields: [text('report', '阶段性情况')],
  },
  { event: 'onSite', title: '记录到场', fields: [] },
  {
    event: 'forceMajeure',
    title: '说明不可抗力',
    fields: [text('text', '情况')],
  },
  {
    event: 'applyStatutoryLimit',
    title: '适用法定时限',
    fields: [
      { name: 'documentNo', label: '立案文号或文件号', kind: 'line', required: true },
      { name: 'date', label: '文件日期', kind: 'day', required: true },
      { name: 'newDueDay', label: '法定期限', kind: 'day', required: true },
    ],
  },
  {
    event: 'escalate',
    title: '提级处理',
    fields: [text('reason', '理由')],
  },
  {
    event: 'replyLetter',
    title: '回复通知书',
    fields: [
      letter,
      text('reply', '回复'),
    ],
  },
  {
    event: 'reportAbnormal',
    title: '报告异常申请补贴',
    fields: [text('note', '情况')],
  },
]
