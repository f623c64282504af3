import { reactive } from 'vue'
import { listAll } from '@/api/client'
import type { Organisation } from '@/api/shapes'

const units = reactive(new Map<string, Organisation>())
let loading: Promise<void> | undefined

/** Every unit the reader may see, loaded once; a page shows their ids until it has their names. */
export function useUnits() {
  loading ??= listAll<Organisation>('organisations')
    .then((list) => list.forEach((unit) => units.set(unit.orgId, unit)))
    .catch(() => {
      loading = undefined
    })
  return { units, unitName: (orgId?: string) => (orgId ? (units.get(orgId)?.name ?? orgId) : '') }
}
