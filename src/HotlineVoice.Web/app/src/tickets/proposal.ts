import type { UnitChoice, UnitProposal } from '@/api/shapes'
import type { ActValues } from './acts'

/** How codes are called. */
export interface ProposalNames {
  unit(orgId: string): string
  place(code: string): string
}

type Row = Pick<UnitProposal, 'subject' | 'divisionCode' | 'from'>

/** 路灯（翁城镇，自 2016-12-31）: a row of the 派单目录 as people name it. */
export const rowWord = (row: Row, place: (code: string) => string): string =>
  `${row.subject}（${row.divisionCode ? place(row.divisionCode) : '各地'}，自 ${row.from}）`

/** Whom the rules and the 派单目录 propose, and by which row; nothing where neither says anything. */
export function proposalText(choice: UnitChoice, subject: string | undefined, names: ProposalNames): string {
  const { proposed, free, clause, units } = choice
  const rule = free || units.length === 0 ? '' : `按${clause ?? '规定'}应派给：${units.map((one) => one.name).join('、')}。`
  if (proposed) {
    const others = proposed.coOrgIds.map(names.unit).join('、')
    const basis = proposed.basis ? `，依据：${proposed.basis}` : ''
    return `${rule}派单目录“${rowWord(proposed, names.place)}”：${proposed.name}主办${others && `，${others}协办`}${basis}。`
  }
  return free && subject ? `派单目录没有“${subject}”可派的一行，请选择承办单位。` : rule
}

/** The only unit that there is to choose: the row's, or the one that the rules name. */
const unitOf = (choice?: UnitChoice): string | undefined =>
  choice?.proposed?.orgId ?? (choice && !choice.free && choice.units.length === 1 ? choice.units[0]!.orgId : undefined)

/** Unit and helping units for the form: what somebody chose himself stays, what only was proposed follows. */
export function prefilled(values: ActValues, now: UnitChoice, before?: UnitChoice): ActValues {
  const isUntouched = !values.orgId || values.orgId === unitOf(before)
  return isUntouched ? { orgId: unitOf(now), coOrgIds: [...(now.proposed?.coOrgIds ?? [])] } : {}
}
