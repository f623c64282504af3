import type { Check } from '@/api/shapes'

/** The steps of one checklist. */
export interface CheckGroup {
  id: string
  title: string
  steps: Check[]
  done: number
}

/** Steps by their lists, in the order in which they came. */
export function groupsOf(checks: Check[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup>()
  for (const check of checks) {
    const group = groups.get(check.checklistId)
      ?? { id: check.checklistId, title: check.checklist, steps: [], done: 0 }
    group.steps.push(check)
    if (check.doneAt) group.done += 1
    groups.set(check.checklistId, group)
  }
  return [...groups.values()]
}

const gates: Record<string, string> = { dispatch: '派单前', submitResult: '反馈结果前', close: '办结前' }

/** What waits for a step that is open. */
export const waitsWord = (check: Check): string =>
  check.before && !check.doneAt ? `${gates[check.before] ?? check.before}必须完成` : ''
