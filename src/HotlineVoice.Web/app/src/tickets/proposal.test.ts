import { describe, expect, it } from 'vitest'
import type { UnitChoice } from '@/api/shapes'
import { prefilled, proposalText } from './proposal'

const names = { unit: (id: string) => `单位${id}`, place: (code: string) => `区划${code}` }
const row = { orgId: 'gs', name: '供水企业', coOrgIds: ['swj'], subject: '供水', from: '2016-12-31' }
const units = [{ orgId: 'gs', name: '供水企业' }, { orgId: 'b', name: '乙' }]
const free: UnitChoice = { free: true, units, proposed: row }
const bound: UnitChoice = { free: false, clause: '附二(二)3', units: [{ orgId: 'a', name: '甲' }] }
const silent: UnitChoice = { free: true, units }

describe('what the catalogue proposes', () => {
  it('is said with the row it comes from', () => {
    expect(proposalText(free, '供水', names)).toBe(
      '派单目录“供水（各地，自 2016-12-31）”：供水企业主办，单位swj协办。',
    )
    const town = { ...row, coOrgIds: [], divisionCode: '440229104', basis: '三定方案' }
    expect(proposalText({ ...free, proposed: town }, '供水', names)).toBe(
      '派单目录“供水（区划440229104，自 2016-12-31）”：供水企业主办，依据：三定方案。',
    )
  })

  it('is the rule where the rules name the unit, and nothing where nobody says anything', () => {
    expect(proposalText(bound, undefined, names)).toBe('按附二(二)3应派给：甲。')
    expect(proposalText(silent, undefined, names)).toBe('')
    expect(proposalText(silent, '天文', names)).toContain('没有“天文”')
    expect(proposalText({ free: false, units: [] }, '供水', names)).toBe('')
  })

  it('fills an empty form, and follows a change of the subject', () => {
    expect(prefilled({}, free)).toEqual({ orgId: 'gs', coOrgIds: ['swj'] })
    expect(prefilled({}, bound)).toEqual({ orgId: 'a', coOrgIds: [] })
    expect(prefilled({ orgId: 'gs', coOrgIds: ['swj'] }, silent, free)).toEqual({ orgId: undefined, coOrgIds: [] })
  })

  it('leaves what somebody chose himself', () => {
    expect(prefilled({ orgId: 'b' }, free)).toEqual({})
    expect(prefilled({ orgId: 'b' }, free, silent)).toEqual({})
  })
})
