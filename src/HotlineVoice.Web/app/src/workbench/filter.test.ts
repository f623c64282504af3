import { describe, expect, it } from 'vitest'
import type { RuleSet } from '@/api/shapes'
import { emptyFilter, filterOf, isDetailed, knownClasses, MYSELF, paramsOf, TODAY } from './filter'

describe('filters', () => {
  it('come back from a view as they were saved', () => {
    const filter = {
      ...emptyFilter(), text: ' 路灯 ', state: ['Registered', 'Dispatched'], ownerAgent: MYSELF, dueBy: 'today+3',
    }
    const params = paramsOf(filter)
    expect(params).toEqual({ text: '路灯', state: 'Registered,Dispatched', ownerAgent: '*me', dueBy: 'today+3' })
    expect(filterOf(params)).toEqual({ ...filter, text: '路灯' })
    expect(paramsOf(emptyFilter())).toEqual({})
    expect(filterOf({})).toEqual(emptyFilter())
  })

  it('show their further fields when something stands in one', () => {
    expect(isDetailed(emptyFilter())).toBe(false)
    expect(isDetailed({ ...emptyFilter(), ownerAgent: MYSELF, dueBy: TODAY, tag: '春耕' })).toBe(false)
    expect(isDetailed({ ...emptyFilter(), dueBy: 'today+3' })).toBe(true)
    expect(isDetailed({ ...emptyFilter(), ownerAgent: 'li' })).toBe(true)
  })
})

describe('classes', () => {
  const rules = (...classes: string[]) => ({ classes }) as RuleSet

  it('are those that the rules know', () => {
    expect(knownClasses([rules('consultation', 'complaint')], '')).toEqual(['consultation', 'complaint'])
    expect(knownClasses([rules('consultation'), rules('help')], '')).toEqual(['consultation', 'help'])
  })

  it('hold the chosen one, and all while no rules are there', () => {
    expect(knownClasses([rules('consultation')], 'report')).toEqual(['consultation', 'report'])
    expect(knownClasses([undefined], '')).toHaveLength(5)
  })
})
