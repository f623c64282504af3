import type { CatalogueRow, Objection } from '@/api/shapes'

export const deciders = ['dispatcher', 'office-head']
export const unitRoles = ['unit-handler', 'unit-leader', 'unit-head']

export const objectionWords: Record<Objection['state'], string> = {
  Open: '待审核', Upheld: '成立', Rejected: '不成立',
}

/** 待修订 stands before the state: it is what somebody has still to do. */
export const standing = (one: Pick<Objection, 'state' | 'revisionDue'>): string =>
  one.revisionDue ? '成立，待修订' : objectionWords[one.state]

export const standingTag = (one: Pick<Objection, 'state' | 'revisionDue'>): 'warning' | 'success' | 'info' =>
  one.revisionDue || one.state === 'Open' ? 'warning' : one.state === 'Upheld' ? 'success' : 'info'

/** 2016-12-31 起, or from the first to the last day. */
export const span = (row: Pick<CatalogueRow, 'from' | 'until'>): string =>
  row.until ? `${row.from} 至 ${row.until}` : `${row.from} 起`

/** A row names a unit as the one that gets it or as one that helps. */
export const names = (row: Pick<CatalogueRow, 'orgId' | 'coOrgIds'>, orgId?: string): boolean =>
  orgId !== undefined && (row.orgId === orgId || row.coOrgIds.includes(orgId))

export interface ObjectionFields {
  reason: string
  legalBasis: string
  suggestedOrgId: string
  ticketNo: string
}

export const emptyObjection = (ticketNo = ''): ObjectionFields => ({
  reason: '', legalBasis: '', suggestedOrgId: '', ticketNo,
})

/** What names a row, and in which hotline. */
export type NamedRow = Pick<CatalogueRow, 'hotline' | 'subject' | 'divisionCode' | 'from'>

/** The body of POST catalogue/objections: this unit against this row. */
export const objectionBody = (row: NamedRow, orgId: string, fields: ObjectionFields): object => ({
  hotlineCode: row.hotline,
  subject: row.subject,
  divisionCode: row.divisionCode,
  orgId,
  reason: fields.reason.trim(),
  legalBasis: fields.legalBasis.trim(),
  suggestedOrgId: fields.suggestedOrgId || undefined,
  ticketNo: fields.ticketNo.trim() || undefined,
})
