/** An administrative division and what lies in it, as the picker wants it. */
export interface DivisionNode {
  value: string
  label: string
  children?: DivisionNode[]
}

interface Row {
  code: string
  name: string
  parent?: string | null
}

let tree: Promise<DivisionNode[]> | undefined

/** Provinces with what lies in them; loaded when the first form is shown. */
export const divisionTree = (): Promise<DivisionNode[]> =>
  (tree ??= import('./divisions.json').then((file) => grow(file.default.divisions as Row[])))

export function grow(rows: Row[]): DivisionNode[] {
  const nodes = new Map(rows.map((row) => [row.code, { value: row.code, label: row.name } as DivisionNode]))
  const roots: DivisionNode[] = []
  for (const row of rows) {
    const node = nodes.get(row.code)!
    const above = row.parent ? nodes.get(row.parent) : undefined
    if (above) (above.children ??= []).push(node)
    else roots.push(node)
  }
  return roots
}
