import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { post } from '@/api/client'
import type { Call, Seat, SeatState } from '@/api/shapes'
import { tellProblem } from '@/chrome/notice'
import { useSession } from '@/chrome/session'
import { useFloor } from '@/floor/floor'
import { talkOf } from './call/talk'

/** One's own seat, the call on it, and what one does with both. */
export const useOwnSeat = defineStore('ownSeat', () => {
  const session = useSession()
  const floor = useFloor()
  const busy = ref(false)
  const lastCallId = ref<string>()

  const no = computed(() => session.person?.seatNo)
  const seat = computed<Seat | undefined>(() => (no.value ? floor.seats.get(no.value) : undefined))
  const call = computed<Call | undefined>(() =>
    seat.value?.callId ? floor.calls.get(seat.value.callId) : undefined,
  )
  /** The call on the seat; while its wrap-up lasts and until the next, the one before. */
  const shownCall = computed<Call | undefined>(
    () => call.value ?? (lastCallId.value ? floor.calls.get(lastCallId.value) : undefined),
  )
  const talk = computed(() => talkOf(call.value, no.value ?? '', seat.value?.state ?? 'SignedOut'))
  /** Hotlines whose queues this seat serves. */
  const hotlines = computed(() => [...new Set(seat.value?.queues.map((queue) => queue.split('/')[0]!) ?? [])])

  watch(
    () => seat.value?.callId,
    (callId) => {
      if (!callId) return
      lastCallId.value = callId
      floor.findCall(callId).catch(() => undefined)
    },
    { immediate: true },
  )

  // After a reload in the middle of a wrap-up the seat no longer says which call it is about.
  watch(
    () => seat.value?.state,
    (state) => {
      if (state === 'WrapUp' && !lastCallId.value)
        lastCallId.value = [...floor.calls.values()]
          .filter((one) => one.seatNo === no.value && one.endedAt)
          .sort((a, b) => b.endedAt!.localeCompare(a.endedAt!))[0]?.callId
    },
    { immediate: true },
  )

  const setState = (state: SeatState, reason?: string) =>
    order(async () => void floor.seats.set(no.value!, await post<Seat>(`seats/${no.value}/state`, { state, reason })))

  const dial = (to: string, hotline: string) =>
    order(() => post<Call>(`seats/${no.value}/dial`, { to, hotline }))

  const act = (name: string, body: object = {}) =>
    order(() => post<Call>(`calls/${encodeURIComponent(call.value!.callId)}/${name}`, body))

  /** One wish at a time; what became of it comes by the feed. True when it was done. */
  async function order(wish: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await wish()
      return true
    } catch (error) {
      tellProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { no, seat, call, shownCall, talk, hotlines, busy, setState, dial, act }
})
