/** What the administrator's and auditor's parts of the API send. */

export interface Person {
  user: string
  name: string
  roles: string[]
  /** Empty: all. */
  hotlines: string[]
  orgId?: string
  disabled: boolean
  seatNo?: string
}

export interface Token {
  id: string
  user: string
  createdAt: string
}

export interface AuditRow {
  at: string
  who: string
  what: string
  subject?: string
  fieldsRead?: string
  reason?: string
}
