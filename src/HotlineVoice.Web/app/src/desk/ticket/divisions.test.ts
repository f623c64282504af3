import { describe, expect, it } from 'vitest'
import { divisionGroups } from './divisions'

describe('places to choose from', () => {
  it('are whole names, each place once', async () => {
    const groups = await divisionGroups()
    const choices = groups.flatMap((group) => group.choices)
    expect(new Set(choices.map((one) => one.code)).size).toBe(choices.length)
    expect(choices).toContainEqual({ code: '211224', label: '辽宁省 铁岭市 昌图县' })
    expect(choices).toContainEqual({ code: '211200', label: '辽宁省 铁岭市' })
    expect(choices).toContainEqual({ code: '210000', label: '辽宁省' })
    expect(choices).toHaveLength(148)
  })
})
