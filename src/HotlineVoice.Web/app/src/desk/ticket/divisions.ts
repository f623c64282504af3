import { listAll } from '@/api/client'
import type { Division } from '@/api/shapes'

/** A place to choose: its code, and its name with what it lies in. */
export interface DivisionChoice {
  code: string
  label: string
}

let choices: Promise<DivisionChoice[]> | undefined

/** Loaded when the first form is shown; asked again when it did not come. */
export const divisionChoices = (): Promise<DivisionChoice[]> =>
  (choices ??= listAll<Division>('divisions', { deep: true }).then(withPaths, (error: unknown) => {
    choices = undefined
    throw error
  }))

/** The server names each after what it lies in. */
export function withPaths(divisions: Division[]): DivisionChoice[] {
  const labels = new Map<string, string>()
  for (const { code, name, parentCode } of divisions) {
    const above = parentCode && labels.get(parentCode)
    labels.set(code, above ? `${above} ${name}` : name)
  }
  return [...labels].map(([code, label]) => ({ code, label }))
}
