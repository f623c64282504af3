import { describe, expect, it } from 'vitest'
import { actBody, actsOf, askedFor, missing } from './acts'
import type { Ticket } from '@/api/shapes'

const ticket = (allowed?: string[]) => ({ allowed }) as Ticket
const feedback = actsOf(ticket(['feedbackDone']))[0]!

describe('acts', () => {
  it('are those the server allows, in their own order, and none when it says nothing', () => {
    expect(actsOf(ticket(['archive', 'accept', 'somethingNew'])).map((act) => act.event)).toEqual(['accept', 'archive'])
    expect(actsOf(ticket())).toEqual([])
  })

  it('ask for the rating only of who was reached', () => {
    expect(askedFor(feedback, {}).map((field) => field.name)).toEqual(['reached', 'comment'])
    expect(askedFor(feedback, { reached: true }).map((field) => field.name)).toContain('grade')
  })

  it('say what is missing, and take a no for an answer', () => {
    expect(missing(feedback, {})).toEqual(['已联系上诉求人'])
    expect(missing(feedback, { reached: false })).toEqual([])
  })

  it('send what was given, without what is no longer asked for', () => {
    expect(actBody(feedback, { reached: false, grade: '差', comment: '  ' }, 4)).toEqual({ version: 4, reached: false })
    expect(actBody(feedback, { reached: true, grade: '合格', comment: ' 谢谢 ' }, 4)).toEqual({
      version: 4,
      reached: true,
      grade: '合格',
      comment: '谢谢',
    })
  })
})
