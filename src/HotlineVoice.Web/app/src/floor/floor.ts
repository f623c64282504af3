import { defineStore } from 'pinia'
import { computed, reactive, ref } from 'vue'
import { get, listAll } from '@/api/client'
import type { Alarm, Call, CallbackTask, FeedData, Queue, Seat, Trunk, Voicemail } from '@/api/shapes'
import { follow } from './live'

/** Calls that have ended are kept so many, newest first, for who has just hung up. */
const ENDED_KEPT = 200

/** The floor as it is now: loaded once, then changed by what the feed tells. Numbers are masked, for everybody. */
export const useFloor = defineStore('floor', () => {
  const seats = reactive(new Map<string, Seat>())
  const queues = reactive(new Map<string, Queue>())
  const calls = reactive(new Map<string, Call>())
  const voicemails = reactive(new Map<string, Voicemail>())
  const callbacks = reactive(new Map<string, CallbackTask>())
  const trunks = reactive(new Map<string, Trunk>())
  const alarms = reactive(new Map<string, Alarm & { since: string }>())

  /** False until everything has been read once: nothing is not the same as not known. */
  const loaded = ref(false)
  const liveCalls = computed(() => [...calls.values()].filter((call) => call.state !== 'Ended'))

  async function load(): Promise<void> {
    const [seatList, queueList, callPage, voicemailList, callbackList, trunkList] = await Promise.all([
      listAll<Seat>('seats'),
      listAll<Queue>('queues'),
      get<{ items: Call[] }>('calls', { limit: ENDED_KEPT }),
      listAll<Voicemail>('voicemails', {}, 500),
      listAll<CallbackTask>('callbackTasks', {}, 500),
      listAll<Trunk>('trunks'),
    ])
    fill(seats, seatList, (seat) => seat.no)
    fill(queues, queueList, (queue) => queue.id)
    fill(calls, callPage.items, (call) => call.callId)
    fill(voicemails, voicemailList, (one) => one.id)
    fill(callbacks, callbackList, (task) => task.id)
    fill(trunks, trunkList, (trunk) => trunk.name)
    alarms.clear()
    loaded.value = true
  }

  function event(name: string, data: FeedData): void {
    const { subject, resource } = data
    switch (name) {
      case 'seat.changed':
        seats.set(subject, resource as Seat)
        break
      case 'queue.changed':
        queues.set(subject, resource as Queue)
        break
      case 'call.changed':
      case 'call.ended':
        calls.set(subject, resource as Call)
        forgetOldest()
        break
      case 'voicemail.left':
        voicemails.set(subject, resource as Voicemail)
        break
      case 'callback.changed':
        callbacks.set(subject, resource as CallbackTask)
        break
      case 'trunk.changed':
        trunks.set(subject, resource as Trunk)
        break
      case 'alarm.raised':
        alarms.set(subject, { ...(resource as Alarm), since: data.at })
        break
      case 'alarm.ended':
        alarms.delete(subject)
        break
    }
  }

  /** The call, asked for when the feed has not spoken of it. */
  async function findCall(callId: string): Promise<Call> {
    const known = calls.get(callId)
    if (known) return known
    const call = await get<Call>(`calls/${encodeURIComponent(callId)}`)
    if (!calls.has(callId)) calls.set(callId, call)
    return calls.get(callId)!
  }

  function forgetOldest(): void {
    if (calls.size <= 2 * ENDED_KEPT) return
    const ended = [...calls.values()].filter((call) => call.state === 'Ended')
    ended.sort((a, b) => a.startedAt.localeCompare(b.startedAt))
    for (const call of ended.slice(0, ended.length - ENDED_KEPT)) calls.delete(call.callId)
  }

  follow({ load, event })
  return { seats, queues, calls, voicemails, callbacks, trunks, alarms, liveCalls, loaded, findCall }
})

function fill<T>(map: Map<string, T>, items: T[], keyOf: (item: T) => string): void {
  map.clear()
  for (const item of items) map.set(keyOf(item), item)
}
