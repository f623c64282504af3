import { describe, expect, it } from 'vitest'
import { withPaths } from './divisions'

describe('places to choose from', () => {
  it('are called after what they lie in, in the order in which they came', () => {
    const level = 'city'
    expect(
      withPaths([
        { code: '210000', name: '辽宁省', level },
        { code: '211200', name: '铁岭市', level, parentCode: '210000' },
        { code: '211224', name: '昌图县', level, parentCode: '211200' },
        { code: '341600', name: '亳州市', level, parentCode: '340000' },
      ]),
    ).toEqual([
      { code: '210000', label: '辽宁省' },
      { code: '211200', label: '辽宁省 铁岭市' },
      { code: '211224', label: '辽宁省 铁岭市 昌图县' },
      { code: '341600', label: '亳州市' },
    ])
  })
})
