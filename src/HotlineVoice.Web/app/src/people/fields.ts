import { Problem } from '@/api/problem'
import type { Seat } from '@/api/shapes'
import type { Person } from './shapes'

/** Everybody signs in with at least so many characters; the server says the same. */
export const PASSWORD_MIN = 6
export const SIP_PASSWORD_MIN = 12

/** Wrong fields, each with what is wrong with it. */
export type FieldErrors<T> = Partial<Record<keyof T, string>>

export interface PersonFields {
  user: string
  name: string
  roles: string[]
  hotlines: string[]
  orgId: string
  disabled: boolean
  password: string
}

export const personFields = (person?: Person): PersonFields => ({
  user: person?.user ?? '',
  name: person?.name ?? '',
  roles: [...(person?.roles ?? [])],
  hotlines: [...(person?.hotlines ?? [])],
  orgId: person?.orgId ?? '',
  disabled: person?.disabled ?? false,
  password: '',
})

export function checkPerson(fields: PersonFields, isNew: boolean): FieldErrors<PersonFields> {
  const errors: FieldErrors<PersonFields> = {}
  if (isNew && !/^[A-Za-z0-9._-]{1,64}$/.test(fields.user)) errors.user = '应为1到64个英文字母、数字、点、横线或下划线'
  if (!fields.name.trim()) errors.name = '必须填写'
  if (fields.roles.length === 0) errors.roles = '至少选择一个角色'
  if (isNew && !fields.password) errors.password = '必须填写'
  else if (fields.password && fields.password.length < PASSWORD_MIN) errors.password = `不能少于${PASSWORD_MIN}个字符`
  return errors
}

export const personBody = (fields: PersonFields): object => ({
  user: fields.user,
  name: fields.name.trim(),
  roles: fields.roles,
  hotlines: fields.hotlines,
  orgId: fields.orgId.trim() || undefined,
  disabled: fields.disabled,
  password: fields.password || undefined,
})

export interface SeatFields {
  no: string
  user: string
  queues: string[]
  skills: { name: string; level: number }[]
  sipPassword: string
}

export const seatFields = (seat?: Seat): SeatFields => ({
  no: seat?.no ?? '',
  user: seat?.user ?? '',
  queues: [...(seat?.queues ?? [])],
  skills: Object.entries(seat?.skills ?? {}).map(([name, level]) => ({ name, level })),
  sipPassword: '',
})

export function checkSeat(fields: SeatFields, isNew: boolean): FieldErrors<SeatFields> {
  const errors: FieldErrors<SeatFields> = {}
  if (isNew && !/^[0-9]{3,8}$/.test(fields.no)) errors.no = '应为3到8位数字'
  if (isNew && !fields.sipPassword) errors.sipPassword = '必须填写'
  else if (fields.sipPassword && fields.sipPassword.length < SIP_PASSWORD_MIN)
    errors.sipPassword = `不能少于${SIP_PASSWORD_MIN}个字符`
  const names = fields.skills.map((skill) => skill.name.trim())
  if (names.some((name) => !name)) errors.skills = '技能名称不能为空'
  else if (new Set(names).size < names.length) errors.skills = '同一技能只能填写一次'
  return errors
}

export const seatBody = (fields: SeatFields): object => ({
  no: fields.no,
  user: fields.user || undefined,
  queues: fields.queues,
  skills: Object.fromEntries(fields.skills.map((skill) => [skill.name.trim(), skill.level])),
  sipPassword: fields.sipPassword || undefined,
})

/** Brings what the server refused to the fields of a form; what belongs to none is said above it. */
export function refusalOf<T extends object>(error: unknown, fields: T): { errors: FieldErrors<T>; rest: string } {
  if (!(error instanceof Problem)) throw error
  const errors: FieldErrors<T> = {}
  const rest: string[] = []
  for (const [name, texts] of Object.entries(error.errors))
    if (name in fields) errors[name as keyof T] = texts.join('；')
    else rest.push(...texts.map((text) => `${name}：${text}`))
  const placed = Object.keys(errors).length > 0
  return { errors, rest: rest.length > 0 ? rest.join('；') : placed ? '' : error.sentence }
}
