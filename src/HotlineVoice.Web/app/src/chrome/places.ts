/** A page of the menu, and who has one. The server judges again what each may read and do. */
export interface Place {
  path: string
  title: string
  roles: string[]
  /** Who has what lies below it without having it in his menu. */
  below?: string[]
}

const floor = ['agent', 'supervisor']
const unit = ['unit-handler', 'unit-leader', 'unit-head']

export const places: Place[] = [
  { path: '/desk', title: '坐席工作台', roles: floor },
  { path: '/wall', title: '监控墙', roles: ['supervisor', 'quality', 'administrator'] },
  { path: '/voicemails', title: '留言与回拨', roles: [...floor, 'dispatcher', 'quality'] },
  {
    path: '/tickets',
    title: '工单',
    roles: [
      ...floor, 'dispatcher', 'reviewer', 'caller-back', 'overseer', 'office-head', 'government-office-head',
      'government-leader', 'deputy-magistrate', 'magistrate', 'quality', 'archivist', 'auditor',
    ],
    below: unit,
  },
  { path: '/office', title: '承办工单', roles: unit },
  {
    path: '/directory',
    title: '单位与目录',
    roles: [
      ...floor, 'dispatcher', 'reviewer', 'caller-back', 'overseer', 'office-head', 'government-office-head',
      'government-leader', 'deputy-magistrate', 'magistrate', 'quality', 'archivist', 'administrator', 'unit-handler',
      'unit-leader', 'unit-head',
    ],
  },
  {
    path: '/leaders',
    title: '领导接听日',
    roles: [
      ...floor, 'dispatcher', 'overseer', 'office-head', 'government-office-head', 'government-leader',
      'deputy-magistrate', 'magistrate',
    ],
  },
  {
    path: '/phrases',
    title: '常用语',
    roles: [
      ...floor, 'dispatcher', 'reviewer', 'caller-back', 'overseer', 'office-head', 'archivist', 'administrator',
      'unit-handler', 'unit-leader', 'unit-head',
    ],
  },
  { path: '/people', title: '人员与坐席', roles: ['administrator'] },
  { path: '/outgoing', title: '外发消息', roles: ['administrator'] },
  { path: '/audit', title: '审计', roles: ['auditor'] },
]

/** Where somebody lands who signs in: a supervisor on the wall, an agent on his desk. */
const landings: [string, string][] = [
  ['supervisor', '/wall'],
  ['agent', '/desk'],
  ['dispatcher', '/tickets'],
  ['administrator', '/people'],
  ['auditor', '/audit'],
]

/** Whether somebody with these roles may open this path; what is no place of the menu is everybody's. */
export function mayOpen(path: string, roles: string[]): boolean {
  const place = places.find((one) => path === one.path || path.startsWith(`${one.path}/`))
  if (!place) return true
  const allowed = path === place.path ? place.roles : [...place.roles, ...(place.below ?? [])]
  return allowed.some((role) => roles.includes(role))
}

export const placesOf = (roles: string[]): Place[] =>
  places.filter((place) => place.roles.some((role) => roles.includes(role)))

export function landingOf(roles: string[]): string {
  const landing = landings.find(([role]) => roles.includes(role))
  return landing?.[1] ?? placesOf(roles)[0]?.path ?? '/nothing'
}
