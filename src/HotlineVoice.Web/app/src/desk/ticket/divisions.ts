/** A place to choose: its code, and its name with what it lies in. */
export interface DivisionChoice {
  code: string
  label: string
}

interface Row {
  code: string
  name: string
  parent?: string | null
}

let choices: Promise<DivisionChoice[]> | undefined

/** Loaded when the first form is shown. */
export const divisionChoices = (): Promise<DivisionChoice[]> =>
  (choices ??= import('./divisions.json').then((file) => inOrder(file.default.divisions as Row[])))

/** Each province followed by its cities, each city by its counties, each county by its towns. */
function inOrder(rows: Row[]): DivisionChoice[] {
  const below = new Map<string, Row[]>()
  for (const row of rows) below.set(row.parent ?? '', [...(below.get(row.parent ?? '') ?? []), row])
  const walk = (parent: string, path: string): DivisionChoice[] =>
    (below.get(parent) ?? []).flatMap((row) => {
      const label = path ? `${path} ${row.name}` : row.name
      return [{ code: row.code, label }, ...walk(row.code, label)]
    })
  return walk('', '')
}
