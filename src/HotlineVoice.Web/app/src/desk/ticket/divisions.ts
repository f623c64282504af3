/** A place to choose: its code, and its name with what it lies in. */
export interface DivisionChoice {
  code: string
  label: string
}

/** A city, or a province, with what lies in it; the first choice is the whole of it. */
export interface DivisionGroup {
  label: string
  choices: DivisionChoice[]
}

interface Row {
  code: string
  name: string
  level: string
  parent?: string | null
}

let groups: Promise<DivisionGroup[]> | undefined

/** Loaded when the first form is shown. */
export const divisionGroups = (): Promise<DivisionGroup[]> =>
  (groups ??= import('./divisions.json').then((file) => group(file.default.divisions as Row[])))

/** Provinces first, then each city with its counties, and each county that has towns with them. */
export function group(rows: Row[]): DivisionGroup[] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const path = (row: Row): string => {
    const above = row.parent ? byCode.get(row.parent) : undefined
    return above ? `${path(above)} ${row.name}` : row.name
  }
  const choice = (row: Row): DivisionChoice => ({ code: row.code, label: path(row) })
  const below = (code: string, level: string) => rows.filter((row) => row.parent === code && row.level === level)
  const provinces = rows.filter((row) => row.level === 'province')
  const cities = rows.filter((row) => row.level === 'city')
  const withTowns = rows.filter((row) => row.level === 'county' && below(row.code, 'town').length > 0)
  return [
    { label: '全省', choices: provinces.map(choice) },
    ...cities.map((city) => ({ label: path(city), choices: [city, ...below(city.code, 'county')].map(choice) })),
    ...withTowns.map((county) => ({ label: path(county), choices: below(county.code, 'town').map(choice) })),
  ]
}
