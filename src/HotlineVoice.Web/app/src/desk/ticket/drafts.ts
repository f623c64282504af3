import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import { post } from '@/api/client'
import { freshKey } from '@/api/freshKey'
import { Problem } from '@/api/problem'
import type { Call, Voicemail } from '@/api/shapes'
import { useSession } from '@/chrome/session'
import { useHotlines } from '@/chrome/hotlines'
import { fieldsOf } from '@/fields/ownFields'
import { useFloor } from '@/floor/floor'
import { DraftShelf, type Draft } from './draftShelf'
import { emptyFields, placeErrors, ticketBody, type PlacedErrors, type TicketFields } from './fields'

/** What came of saving: the new ticket's number, or what was wrong. */
export type SaveOutcome = { ticketNo: string; progressCode?: string } | { problem: Problem; errors: PlacedErrors }

/** The forms that are open, one for each call; each keystroke is kept at once. */
export const useDrafts = defineStore('drafts', () => {
  const session = useSession()
  const floor = useFloor()
  const { hotlines } = useHotlines()
  const shelf = new DraftShelf(localStorage, session.person!.user)
  const drafts = reactive(new Map(shelf.all(Date.now()).map((draft) => [draft.id, draft])))
  const activeId = ref<string | undefined>([...drafts.keys()].at(-1))
  const isFull = ref(false)

  const active = computed(() => (activeId.value ? drafts.get(activeId.value) : undefined))
  const tabs = computed(() => [...drafts.values()].filter((one) => one.touched || one.id === activeId.value))
  const ofCall = (callId?: string): Draft | undefined => (callId ? drafts.get(callId) : undefined)

  /** The form of a call: the one that was begun, or a new one. Other forms stay open as they are. */
  function open(call: Call): void {
    if (!drafts.has(call.callId)) {
      const fields = emptyFields()
      if (floor.queues.get(call.queue ?? '')?.title.endsWith('咨询')) fields.class = 'consultation'
      fields.anonymous = call.queue?.endsWith('_anon') ?? false
      add({ id: call.callId, callId: call.callId, hotline: call.hotline ?? '', fields })
    }
    activeId.value = call.callId
  }

  /** A form for what did not come by a call. */
  function openFree(hotline: string): void {
    const id = `free-${freshKey()}`
    add({ id, hotline, fields: { ...emptyFields(), source: '微信' } })
    activeId.value = id
  }

  /** The form of a message: the one that was begun, or a new one. */
  function openVoicemail({ id, hotline, anonymous }: Voicemail): Draft {
    const name = `voicemail-${id}`
    if (!drafts.has(name))
      add({ id: name, voicemailId: id, hotline, fields: { ...emptyFields(), source: '留言', anonymous } })
    activeId.value = name
    return drafts.get(name)!
  }

  function add(begun: Pick<Draft, 'id' | 'callId' | 'voicemailId' | 'hotline' | 'fields'>): void {
    const now = Date.now()
    drafts.set(begun.id, { ...begun, openedAt: now, changedAt: now, touched: false })
  }

  function close(id: string): void {
    drafts.delete(id)
    shelf.drop(id)
    if (activeId.value === id) activeId.value = [...drafts.keys()].at(-1)
  }

  /** A number that was shown with a reason goes into the form of its call, unless something stands there. */
  function offerPhone(callId: string, phone: string): void {
    const draft = drafts.get(callId)
    if (draft && !draft.fields.callerPhone && !draft.fields.anonymous) change(draft, { callerPhone: phone })
  }

  function change(draft: Draft, fields: Partial<TicketFields>): void {
    Object.assign(draft.fields, fields)
    draft.touched = true
    draft.changedAt = Date.now()
  }

  async function save(draft: Draft, isDraft: boolean): Promise<SaveOutcome> {
    const asked = fieldsOf(hotlines.get(draft.hotline), draft.fields.class)
    const body = ticketBody(draft.fields, draft.hotline, draft.callId, isDraft, asked)
    const text = JSON.stringify(body)
    if (draft.sent?.body !== text) draft.sent = { body: text, key: freshKey() }
    try {
      const path = draft.voicemailId ? `voicemails/${encodeURIComponent(draft.voicemailId)}/register` : 'tickets'
      const ticket = await post<{ ticketNo: string; progressCode?: string | null }>(path, body, draft.sent.key)
      const call = draft.callId ? floor.calls.get(draft.callId) : undefined
      if (call) call.ticketNo = ticket.ticketNo
      close(draft.id)
      return { ticketNo: ticket.ticketNo, progressCode: ticket.progressCode ?? undefined }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { problem: error, errors: placeErrors(error.errors) }
    }
  }

  watch(
    drafts,
    () => {
      for (const draft of drafts.values()) if (draft.touched) isFull.value = !shelf.keep(draft) || isFull.value
    },
    { deep: true, flush: 'sync' },
  )

  return {
    drafts, tabs, active, activeId, isFull, ofCall, open, openFree, openVoicemail, close, change, offerPhone, save,
  }
})
