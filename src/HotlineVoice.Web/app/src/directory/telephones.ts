import type { Telephone } from '@/api/shapes'

export const telephoneReaders = [
  'agent', 'supervisor', 'dispatcher', 'reviewer', 'caller-back', 'overseer', 'office-head', 'administrator',
]
export const telephoneTesters = ['agent', 'supervisor', 'overseer']

export interface Quarter {
  value: string
  label: string
  from: string
  to: string
}

const lastDays = ['03-31', '06-30', '09-30', '12-31']

/** The quarter of a day (2026-03-25) and those before it, newest first. */
export function quarters(today: string, count = 5): Quarter[] {
  let [year, quarter] = [Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3)]
  return Array.from({ length: count }, () => {
    const first = String(quarter * 3 - 2).padStart(2, '0')
    const one = {
      value: `${year}Q${quarter}`,
      label: `${year} 年第 ${quarter} 季度`,
      from: `${year}-${first}-01`,
      to: `${year}-${lastDays[quarter - 1]}`,
    }
    ;[year, quarter] = quarter === 1 ? [year - 1, 4] : [year, quarter - 1]
    return one
  })
}

/** 67%（2/3）, or that nobody called. */
export const rateWord = (one: Pick<Telephone, 'calls' | 'answered' | 'answerRate'>): string =>
  one.answerRate === undefined ? '未拨打' : `${Math.round(one.answerRate * 100)}%（${one.answered}/${one.calls}）`

export interface TestFields {
  outcome: string
  note: string
}

/** The body of POST phoneTests. */
export const testBody = (one: Telephone, fields: TestFields): object => ({
  hotlineCode: one.hotline,
  orgId: one.orgId,
  number: one.number,
  outcome: fields.outcome,
  note: fields.note.trim() || undefined,
})
