import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { checkPerson, checkSeat, personBody, personFields, refusalOf, seatBody, seatFields } from './fields'

describe('a person', () => {
  const right = { ...personFields(), user: 'wang.fang', name: '王芳', roles: ['agent'], password: 'six456' }

  it('without fault has none', () => {
    expect(checkPerson(right, true)).toEqual({})
    expect(checkPerson({ ...right, password: '' }, false)).toEqual({})
  })

  it.each([
    [{ user: '汉字' }, 'user'],
    [{ user: '' }, 'user'],
    [{ name: '  ' }, 'name'],
    [{ roles: [] }, 'roles'],
    [{ password: '' }, 'password'],
    [{ password: 'five5' }, 'password'],
  ])('with %o is told so at its field', (change, field) => {
    expect(Object.keys(checkPerson({ ...right, ...change }, true))).toEqual([field])
  })

  it('goes out without what was not given', () => {
    expect(JSON.parse(JSON.stringify(personBody({ ...right, password: '', orgId: ' ' })))).toEqual(
      { user: 'wang.fang', name: '王芳', roles: ['agent'], hotlines: [], disabled: false },
    )
  })
})

describe('a seat', () => {
  const right = { ...seatFields(), no: '8001', sipPassword: 'twelve-chars' }

  it('comes back from the form as it went in', () => {
    const seat = {
      no: '8001', user: 'li', state: 'Ready' as const, registered: true, queues: ['jn12316/q_consult'],
      skills: { 农机补贴咨询: 5 },
    }
    expect(JSON.parse(JSON.stringify(seatBody(seatFields(seat))))).toEqual(
      { no: '8001', user: 'li', queues: ['jn12316/q_consult'], skills: { 农机补贴咨询: 5 } },
    )
  })

  it.each([
    [{ no: '80' }, 'no'],
    [{ no: '80a1' }, 'no'],
    [{ sipPassword: 'short' }, 'sipPassword'],
    [{ skills: [{ name: ' ', level: 5 }] }, 'skills'],
    [{ skills: [{ name: 'a', level: 5 }, { name: 'a ', level: 3 }] }, 'skills'],
  ])('with %o is told so at its field', (change, field) => {
    expect(Object.keys(checkSeat({ ...right, ...change }, true))).toEqual([field])
  })
})

describe('what the server refuses', () => {
  const problem = (errors?: Record<string, string[]>, detail?: string) =>
    new Problem({ status: errors ? 422 : 409, code: 'x', title: '有字段填写不正确', detail, errors })

  it('is said at the field it is about', () => {
    expect(refusalOf(problem({ user: ['a', 'b'] }), personFields())).toEqual({ errors: { user: 'a；b' }, rest: '' })
  })

  it('is said above the form when it is about none', () => {
    expect(refusalOf(problem({ odd: ['没有这个字段'] }), personFields()).rest).toBe('odd：没有这个字段')
    expect(refusalOf(problem(undefined, '已有该用户名'), personFields()).rest).toBe('已有该用户名')
  })
})
