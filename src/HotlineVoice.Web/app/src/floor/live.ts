import { defineStore } from 'pinia'
import { ref } from 'vue'
import { reportLapse } from '@/api/client'
import { EventStream, type StreamState } from '@/api/eventStream'
import type { FeedData } from '@/api/shapes'

export interface FeedFollower {
  /** Loads the state that the feed then changes. */
  load(): Promise<void>
  event(name: string, data: FeedData): void
}

const followers = new Set<FeedFollower>()
const LATE_RETRY = 2000
let hasLoaded = false

/** A store or a page that is fed by the events, until it calls what this gives back. */
export function follow(follower: FeedFollower): () => void {
  followers.add(follower)
  // The stream was open before this follower was there, and tells nobody to load again until it breaks.
  if (hasLoaded) void loadLate(follower)
  return () => followers.delete(follower)
}

async function loadLate(follower: FeedFollower): Promise<void> {
  try {
    await follower.load()
  } catch {
    setTimeout(() => followers.has(follower) && void loadLate(follower), LATE_RETRY)
  }
}

/** The one connection to the feed that all stores of this page share. */
export const useLive = defineStore('live', () => {
  const state = ref<StreamState>('closed')
  let stream: EventStream | undefined

  function open(): void {
    if (stream) return
    stream = new EventStream({
      state: (next) => (state.value = next),
      lapsed: () => {
        stream = undefined
        reportLapse()
      },
      event: tell,
      reload: async () => {
        hasLoaded = true
        await Promise.all([...followers].map((follower) => follower.load()))
      },
    })
    void stream.run()
  }

  function close(): void {
    stream?.close()
    stream = undefined
  }

  function tell(name: string, data: FeedData): void {
    for (const follower of followers) follower.event(name, data)
  }

  window.addEventListener('online', () => stream?.nudge())
  return { state, open, close }
})
