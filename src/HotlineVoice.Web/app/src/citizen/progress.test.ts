import { describe, expect, it } from 'vitest'
import { dayWord, wrongFields } from './progress'

describe('what a citizen fills in', () => {
  it('is asked for when it can be right', () => {
    expect(wrongFields(' 12026031100001 ', 'phone', '138 0013-8001')).toEqual({})
    expect(wrongFields('12026031100001', 'phone', '+8613800138001')).toEqual({})
    expect(wrongFields('12026031100001', 'phone', '0247-5820001')).toEqual({})
    expect(wrongFields('12026031100001', 'code', '01234567')).toEqual({})
  })

  it('is named when it cannot', () => {
    expect(wrongFields('2026031100001', 'phone', '138****8001')).toEqual({
      ticketNo: '工单编号是 14 位数字',
      proof: '请填写完整的电话号码，固定电话加区号',
    })
    expect(wrongFields('12026031100001', 'code', '123').proof).toBe('查询码是 8 位数字')
  })

  it('reads a day as people say it', () => expect(dayWord('2026-03-02')).toBe('2026年3月2日'))
})
