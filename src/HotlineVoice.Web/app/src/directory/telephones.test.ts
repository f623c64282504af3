import { describe, expect, it } from 'vitest'
import type { Telephone } from '@/api/shapes'
import { quarters, rateWord, testBody } from './telephones'

describe('quarters', () => {
  it('go back from the one of today, over the year', () => {
    expect(quarters('2026-03-25', 2)).toEqual([
      { value: '2026Q1', label: '2026 年第 1 季度', from: '2026-01-01', to: '2026-03-31' },
      { value: '2025Q4', label: '2025 年第 4 季度', from: '2025-10-01', to: '2025-12-31' },
    ])
    expect(quarters('2026-12-01', 3).map((one) => one.to)).toEqual(['2026-12-31', '2026-09-30', '2026-06-30'])
  })
})

describe('the ledger', () => {
  it('says how often somebody answered, and that nobody has called', () => {
    expect(rateWord({ calls: 3, answered: 2, answerRate: 2 / 3 })).toBe('67%（2/3）')
    expect(rateWord({ calls: 0, answered: 0 })).toBe('未拨打')
  })

  it('takes a test call of a number with what came of it', () => {
    const one: Telephone = {
      hotline: 'jn12316', orgId: '211224', orgName: '昌图', number: '02475820001', purpose: '咨询', calls: 0, answered: 0,
    }
    expect(JSON.parse(JSON.stringify(testBody(one, { outcome: 'busy', note: ' ' })))).toEqual({
      hotlineCode: 'jn12316', orgId: '211224', number: '02475820001', outcome: 'busy',
    })
  })
})
