import { reactive } from 'vue'
import { listAll } from '@/api/client'

const names = reactive(new Map<string, string>())
let loading: Promise<void> | undefined

/** People by their sign-in, loaded once; a page shows the sign-in of who is not, or no longer, among them. */
export function useColleagues() {
  loading ??= listAll<{ user: string; name: string }>('colleagues')
    .then((list) => list.forEach((one) => names.set(one.user, one.name)))
    .catch(() => {
      loading = undefined
    })
  return {
    /** Everybody by name, for a field in which somebody is chosen. */
    colleagues: names,
    personName: (user?: string) => (user === 'system' ? '系统' : user ? (names.get(user) ?? user) : ''),
  }
}
