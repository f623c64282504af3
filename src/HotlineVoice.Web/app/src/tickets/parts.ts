import type { Ticket } from '@/api/shapes'
import { roleWord } from '@/people/words'

/** How codes are called. */
export interface PartNames {
  unit(orgId?: string): string
  person(user?: string): string
  time(at: string): string
}

export interface Part {
  title: string
  lines: string[]
}

const decisions: Record<string, string> = {
  applied: '待审批', approved: '同意', refused: '不同意', notified: '备案', filed: '待核定', rejected: '不同意',
  refusedLate: '逾期，视同接收', disputed: '提请审定', nobodyCompetent: '无承办单位',
}

const stages: Record<string, string> = { dispatch: '转办', unit: '单位分办', result: '办理结果', termination: '终结受理' }
const colours: Record<string, string> = { green: '绿牌', yellow: '黄牌', red: '红牌' }

const joined = (...words: (string | undefined | false)[]): string => words.filter(Boolean).join('　')

/** What belongs to a ticket beside its matter, as lines to read; what there is none of is left out. */
export function partsOf(ticket: Ticket, names: PartNames): Part[] {
  const { unit, person, time } = names
  const parts: Part[] = [
    {
      title: '延期',
      lines: ticket.extensions.map((one) =>
        joined(
          `${time(one.filedAt)} 申请延期 ${one.daysWd} 个工作日：${one.oldDue} → ${one.newDue}`,
          one.late && '逾期申请', decisions[one.decision], one.decidedBy && person(one.decidedBy), one.reason,
        ),
      ),
    },
    {
      title: '退单',
      lines: ticket.returns.map((one) =>
        joined(
          `${time(one.filedAt)} ${unit(one.orgId)}`, decisions[one.decision], one.improper && '不当退单', one.reason,
          one.legalBasis && `依据：${one.legalBasis}`, one.suggestedOrgId && `建议：${unit(one.suggestedOrgId)}`,
        ),
      ),
    },
    {
      title: '审定',
      lines: ticket.determinations.map((one) =>
        joined(
          `${time(one.askedAt)} 提请`, one.participants, one.designatedOrgId && `指定 ${unit(one.designatedOrgId)}`,
        ),
      ),
    },
    {
      title: '签批',
      lines: ticket.signoffs.map((one) =>
        joined(`${time(one.at)} ${stages[one.stage] ?? one.stage}`, person(one.signer), roleWord(one.level), one.opinion),
      ),
    },
    {
      title: '补充材料',
      lines: ticket.materials.map((one) =>
        joined(`${one.items}，${one.dueDay} 24时前`, one.suppliedAt && `${time(one.suppliedAt)} 已补充`,
          one.expiredAt && '逾期未补'),
      ),
    },
    {
      title: '督办与催办',
      lines: [
        ...ticket.reminders.map((one) => joined(`${time(one.at)} 催办`, person(one.by), one.note)),
        ...ticket.letters.map((one) =>
          joined(
            one.letterNo ?? '（草稿）', one.kind === 'supervision' ? '督办通知书' : '催办通知书', unit(one.orgId),
            one.clause,
            one.issuedAt && `${time(one.issuedAt)} 签发`, one.deliveredAt && `${time(one.deliveredAt)} 送达`,
            one.replyText && `回复：${one.replyText}`, one.liftedAt && `${time(one.liftedAt)} 解除`,
          ),
        ),
        ...ticket.deductions.map((one) =>
          joined(`${time(one.at)} 扣分`, unit(one.orgId), String(one.points ?? ''), one.reason),
        ),
      ],
    },
    {
      title: '红黄牌',
      lines: ticket.cards.map((one) =>
        joined(
          `${time(one.issuedAt)} ${colours[one.colour] ?? one.colour}${one.advisory ? '（提示）' : ''}`,
          one.clock === 'accept' ? '受理' : '回复', unit(one.orgId), one.clause,
        ),
      ),
    },
    {
      title: '复核与回访',
      lines: [
        ...ticket.reviews.map((one) =>
          joined(`${time(one.at)} 复核${one.pass ? '通过' : '不通过'}`, person(one.reviewer), one.quality),
        ),
        ...ticket.callbacks.map((one) =>
          joined(
            `${time(one.at)} ${one.by === 'unit' ? '单位回访' : '热线回访'}`, one.reached ? '' : '未联系上', one.grade,
            one.satisfied === false ? '不满意' : one.satisfied ? '满意' : '', one.resultTrue === false && '反映不属实',
            one.comment,
          ),
        ),
      ],
    },
    {
      title: '档案',
      lines: ticket.archive
        ? [joined(ticket.archive.archiveNo, ticket.archive.category,
            ticket.archive.retainUntil ? `保管至 ${ticket.archive.retainUntil}` : '永久或按规定保管')]
        : [],
    },
  ]
  return parts.filter((part) => part.lines.length > 0)
}
