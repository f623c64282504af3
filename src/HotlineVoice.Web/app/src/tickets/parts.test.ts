import { describe, expect, it } from 'vitest'
import type { Ticket } from '@/api/shapes'
import { partsOf } from './parts'

const nothing = {
  extensions: [], returns: [], determinations: [], signoffs: [], materials: [], reminders: [], letters: [],
  deductions: [], cards: [], reviews: [], callbacks: [],
}
const names = { unit: (id?: string) => `<${id}>`, person: (user?: string) => `(${user})`, time: (at: string) => at }

describe('what belongs to a ticket', () => {
  it('is left out when there is none', () => {
    expect(partsOf({ ...nothing } as unknown as Ticket, names)).toEqual([])
  })

  it('is read line by line, by its names', () => {
    const ticket = {
      ...nothing,
      extensions: [
        {
          filedAt: '05-28', daysWd: 15, oldDue: '2026-06-01', newDue: '2026-06-23', late: false, decision: 'approved',
          decidedBy: 'wang', reason: '取证',
        },
      ],
      letters: [{ letterNo: '翁热督〔2026〕1号', kind: 'supervision', orgId: 'a', issuedAt: '06-02' }],
      cards: [{ issuedAt: '06-03', colour: 'yellow', advisory: true, clock: 'accept', orgId: 'a' }],
    } as unknown as Ticket
    expect(partsOf(ticket, names)).toEqual([
      { title: '延期', lines: ['05-28 申请延期 15 个工作日：2026-06-01 → 2026-06-23　同意　(wang)　取证'] },
      { title: '督办与催办', lines: ['翁热督〔2026〕1号　督办通知书　<a>　06-02 签发'] },
      { title: '红黄牌', lines: ['06-03 黄牌（提示）　受理　<a>'] },
    ])
  })
})
