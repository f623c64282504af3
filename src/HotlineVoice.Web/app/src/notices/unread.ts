import { onScopeDispose, ref, watch } from 'vue'
import { get } from '@/api/client'
import { useSession } from '@/chrome/session'
import { follow } from '@/floor/live'
import { afterQuiet } from './notices'

/** Who gets no feed, and what comes without a ticket's change, finds out by this. */
const LOOK_MS = 60_000
const QUIET_MS = 1000

/** How many notices are unread, kept up to date as long as the component lives. */
export function useUnread() {
  const session = useSession()
  const count = ref(0)
  let asked = 0

  /** What an answer of the server said by the way. */
  function set(said: number): void {
    asked++
    count.value = said
  }

  async function look(): Promise<void> {
    if (session.state !== 'signedIn') return
    const mine = ++asked
    try {
      const said = await get<{ count: number }>('notices/unread')
      // An answer that was overtaken says how it was before.
      if (mine === asked) count.value = said.count
    } catch {
      // The number stays as it was: what is wrong with the connection is said elsewhere.
    }
  }

  const lookVisibly = () => void (document.visibilityState === 'visible' && look())
  const quiet = afterQuiet(() => void look(), QUIET_MS)
  const leave = follow({
    load: look,
    event: (name) => void (name === 'ticket.changed' && quiet.wish()),
  })
  watch(() => session.state, () => void look(), { immediate: true })
  const timer = setInterval(lookVisibly, LOOK_MS)
  document.addEventListener('visibilitychange', lookVisibly)
  onScopeDispose(() => {
    leave()
    quiet.forget()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', lookVisibly)
  })
  return { count, set }
}
