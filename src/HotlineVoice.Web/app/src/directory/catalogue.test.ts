import { describe, expect, it } from 'vitest'
import type { CatalogueRow } from '@/api/shapes'
import { emptyObjection, names, objectionBody, span, standing, standingTag } from './catalogue'

const row: CatalogueRow = {
  hotline: 'wy12345', subject: '路灯', orgId: '440229-zgj', orgName: '住管局', coOrgIds: ['440229-jtj'],
  from: '2016-12-31', holds: true, openObjections: 0, revisionDue: false,
}

describe('an objection', () => {
  it('waits for its revision until the file has ended the row', () => {
    expect(standing({ state: 'Upheld', revisionDue: true })).toBe('成立，待修订')
    expect(standing({ state: 'Upheld', revisionDue: false })).toBe('成立')
    expect([standingTag({ state: 'Open', revisionDue: false }), standingTag({ state: 'Rejected', revisionDue: false })])
      .toEqual(['warning', 'info'])
  })

  it('names the row and the unit, and leaves out what was not given', () => {
    const fields = { ...emptyObjection('32026030200001'), reason: ' 已移交 ', legalBasis: '协议' }
    expect(JSON.parse(JSON.stringify(objectionBody(row, '440229-jtj', fields)))).toEqual({
      hotlineCode: 'wy12345', subject: '路灯', orgId: '440229-jtj', reason: '已移交', legalBasis: '协议',
      ticketNo: '32026030200001',
    })
    expect(objectionBody({ ...row, divisionCode: '440229100' }, 'x', fields)).toMatchObject({
      divisionCode: '440229100',
    })
  })
})

describe('a row', () => {
  it('says since when and until when it holds', () => {
    expect(span(row)).toBe('2016-12-31 起')
    expect(span({ ...row, until: '2026-03-01' })).toBe('2016-12-31 至 2026-03-01')
  })

  it('names its unit and those that help', () => {
    expect([names(row, '440229-zgj'), names(row, '440229-jtj'), names(row, '440229'), names(row)])
      .toEqual([true, true, false, false])
  })
})
