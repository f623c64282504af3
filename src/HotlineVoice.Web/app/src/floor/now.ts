import { onScopeDispose, ref, type Ref } from 'vue'
import { get, onAnswer } from '@/api/client'

/** How far the hotline's clock is ahead of this computer's, in milliseconds. */
const ahead = ref(0)
/** The server runs by a rehearsal's clock: what is shown is no real day. */
export const rehearses = ref(false)

/** The Date of an answer has whole seconds and has travelled: less than this is no difference. */
const UNCERTAIN = 2000
/** A rehearsal's clock jumps when somebody moves it. */
const REHEARSAL_LOOK = 5000

function hearTime(hotline: number): void {
  const difference = hotline - Date.now()
  if (Math.abs(difference - ahead.value) > UNCERTAIN) ahead.value = difference
}

onAnswer((headers) => {
  if (headers.has('Hotline-Rehearsal') && !rehearses.value) {
    rehearses.value = true
    void followRehearsal()
  }
  const date = headers.get('Date')
  if (date && !rehearses.value) hearTime(Date.parse(date))
})

async function followRehearsal(): Promise<void> {
  const clock = await get<{ now: string }>('rehearsal/clock').catch(() => undefined)
  if (clock) hearTime(Date.parse(clock.now))
  setTimeout(() => void followRehearsal(), REHEARSAL_LOOK)
}

/** The hotline's time now, in milliseconds, moving on each second as long as the component lives. */
export function useNow(): Ref<number> {
  const now = ref(Date.now() + ahead.value)
  const timer = setInterval(() => (now.value = Date.now() + ahead.value), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}

/** Seconds between an instant and now; 0 when it is ahead. */
export const secondsSince = (instant: string | undefined, now: number): number =>
  instant ? Math.max(0, (now - Date.parse(instant)) / 1000) : 0
