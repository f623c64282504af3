import { describe, expect, it } from 'vitest'
import { divisionChoices } from './divisions'

describe('places to choose from', () => {
  it('are whole names, each place once, each below what it lies in', async () => {
    const choices = await divisionChoices()
    expect(choices).toHaveLength(148)
    expect(new Set(choices.map((one) => one.code)).size).toBe(148)
    const labels = choices.map((one) => one.label)
    expect(choices).toContainEqual({ code: '211224', label: '辽宁省 铁岭市 昌图县' })
    expect(labels.indexOf('辽宁省 铁岭市 昌图县')).toBeGreaterThan(labels.indexOf('辽宁省 铁岭市'))
    expect(labels.indexOf('辽宁省 铁岭市')).toBeGreaterThan(labels.indexOf('辽宁省'))
  })
})
