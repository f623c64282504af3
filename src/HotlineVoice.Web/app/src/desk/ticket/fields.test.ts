import { describe, expect, it } from 'vitest'
import type { RuleSet } from '@/api/shapes'
import { classesOf, emptyFields, placeErrors, ticketBody } from './fields'

const filled = {
  ...emptyFields(), class: 'complaint' as const, title: ' 补贴未到账 ', content: '去年买的', divisionCode: '211224',
  occurredAt: '2026-03-13T14:20', callerName: '张三', callerPhone: '13800008001', subsidyAmount: '12500.5',
}

describe('the request that a form becomes', () => {
  it('holds what was given, and leaves out what was not', () => {
    expect(JSON.parse(JSON.stringify(ticketBody(filled, 'jn12316', 'C1')))).toEqual({
      hotlineCode: 'jn12316', class: 'complaint', source: '电话', title: '补贴未到账', content: '去年买的',
      divisionCode: '211224', occurredAt: '2026-03-13T14:20:00+08:00', urgency: '一般',
      caller: { name: '张三', phone: '13800008001', type: '自然人' }, subsidyAmount: 12500.5, callId: 'C1',
    })
  })

  it('says nothing of the caller when the ticket is anonymous', () => {
    const body = ticketBody({ ...filled, anonymous: true }, 'jn12316')
    expect(body).toMatchObject({ anonymous: true })
    expect(body).not.toHaveProperty('caller')
  })

  it('speaks of a machine only on the hotline that knows machines', () => {
    expect(ticketBody(filled, 'ln12345')).not.toHaveProperty('subsidyAmount')
  })

  it('sends an amount that is none as it was typed, so that it is not lost in silence', () => {
    expect(ticketBody({ ...filled, subsidyAmount: '一万' }, 'jn12316')).toMatchObject({ subsidyAmount: '一万' })
  })

  it('names what it is about by the word of the dispatch catalogue', () => {
    expect(ticketBody({ ...filled, subjectCode: '路灯' }, 'wy12345')).toMatchObject({ subjectCode: '路灯' })
  })

  it('is a draft when asked for', () => {
    expect(ticketBody(filled, 'jn12316', 'C1', true)).toMatchObject({ draft: true })
    expect(ticketBody({ ...filled, keyReason: '信访' }, 'jn12316')).not.toMatchObject({ keyReason: '信访' })
  })
})

describe('classes to choose from', () => {
  it('are those of the rules, in one order, and what was chosen before', () => {
    const rules = { classes: ['report', 'consultation'] } as RuleSet
    expect(classesOf(rules, '')).toEqual(['consultation', 'report'])
    expect(classesOf(rules, 'help')).toEqual(['consultation', 'help', 'report'])
    expect(classesOf(undefined, '')).toHaveLength(5)
  })
})

describe('errors of a problem document', () => {
  it('stand at their fields, by the names of the form', () => {
    const placed = placeErrors({ title: ['必须填写'], 'caller.phone': ['必须填写', '不是号码'], ruleSet: ['没有'] })
    expect(placed.at).toEqual({ title: '必须填写', callerPhone: '必须填写；不是号码' })
    expect(placed.rest).toEqual(['ruleSet：没有'])
    expect(placeErrors({ 'fields.scope': ['请填写'] })).toEqual({ at: {}, own: { scope: '请填写' }, rest: [] })
  })
})
