import { describe, expect, it } from 'vitest'
import type { Check } from '@/api/shapes'
import { groupsOf, waitsWord } from './checks'

const step = (seq: number, list: string, more: Partial<Check> = {}): Check => ({
  seq, checklistId: list, checklist: `清单${list}`, label: `第${seq}步`, forUnits: false, ...more,
})

describe('the checklists of a ticket', () => {
  it('are shown by list, with how far they are', () => {
    const groups = groupsOf([step(1, 'a', { doneAt: '2026-04-09T10:00:00+08:00' }), step(2, 'b'), step(3, 'a')])
    expect(groups.map((one) => [one.title, one.steps.map((check) => check.seq), one.done])).toEqual([
      ['清单a', [1, 3], 1],
      ['清单b', [2], 0],
    ])
    expect(groupsOf([])).toEqual([])
  })

  it('say what waits for an open step', () => {
    expect(waitsWord(step(1, 'a', { before: 'submitResult' }))).toBe('反馈结果前必须完成')
    expect(waitsWord(step(1, 'a', { before: 'close', doneAt: '2026-04-09T10:00:00+08:00' }))).toBe('')
    expect(waitsWord(step(1, 'a'))).toBe('')
  })
})
