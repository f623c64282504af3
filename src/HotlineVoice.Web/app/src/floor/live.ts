import { defineStore } from 'pinia'
import { ref } from 'vue'
import { reportLapse } from '@/api/client'
import { EventStream, type StreamState } from '@/api/eventStream'
import { Followers, type FeedFollower } from './followers'

const followers = new Followers()

/** A store or a page that is fed by the events, until it calls what this gives back. */
export const follow = (follower: FeedFollower): (() => void) => followers.add(follower)

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
      event: (name, data) => followers.tell(name, data),
      reload: () => followers.reload(),
    })
    void stream.run()
  }

  function close(): void {
    stream?.close()
    stream = undefined
  }

  window.addEventListener('online', () => stream?.nudge())
  return { state, open, close }
})
