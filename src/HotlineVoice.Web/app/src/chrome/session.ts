import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { get, onSessionLapsed, remove, request } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Session } from '@/api/shapes'

/** lapsed: it ended elsewhere; the page stays as it was under the sign-in, and so does what was typed. */
export type SessionState = 'unknown' | 'signedOut' | 'signedIn' | 'lapsed'

/** Who has never signed in here need not ask the server whether he is. */
const HINT = 'hotline.signedIn'

export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  const person = ref<Session>()

  const isAny = (...roles: string[]) => person.value?.roles.some((role) => roles.includes(role)) ?? false
  const isSupervisor = computed(() => isAny('supervisor'))

  /** Whether the cookie of an earlier sign-in still holds. */
  async function restore(): Promise<void> {
    if (localStorage.getItem(HINT) === null) {
      state.value = 'signedOut'
      return
    }
    try {
      await load()
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) throw error
      localStorage.removeItem(HINT)
      state.value = 'signedOut'
    }
  }

  async function signIn(user: string, password: string): Promise<void> {
    await request('POST', 'session', { body: { user, password } })
    const before = person.value?.user
    await load()
    localStorage.setItem(HINT, '1')
    // Another person must not go on with what the one before him had open.
    if (before !== undefined && before !== person.value?.user) location.assign('/')
  }

  async function signOut(): Promise<void> {
    try {
      await remove('session')
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) throw error
    }
    localStorage.removeItem(HINT)
    // A page that is loaded anew holds nothing of anybody in memory.
    location.assign('/')
  }

  async function load(): Promise<void> {
    person.value = await get<Session>('session')
    state.value = 'signedIn'
  }

  onSessionLapsed(() => {
    if (state.value === 'signedIn') state.value = 'lapsed'
  })

  return { state, person, isAny, isSupervisor, restore, signIn, signOut }
})
