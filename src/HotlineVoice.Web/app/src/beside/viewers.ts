import { onScopeDispose, ref, watch } from 'vue'
import { post } from '@/api/client'

/** Renewed well within the lease that the server gives. */
const RENEW_MS = 10_000
/** Who has not touched a key for so long is reading. */
const TYPING_MS = 20_000

export interface Viewer {
  user: string
  name: string
  typing: boolean
}

/** Says that this page looks at a ticket as long as it does, and tells who else looks. */
export function useViewers(ticketNo: () => string | undefined) {
  const others = ref<Viewer[]>([])
  let typedAt = -Infinity
  let shown: string | undefined

  async function renew(leaving?: string): Promise<void> {
    const no = leaving ?? ticketNo()
    if (!no) return
    const body = leaving ? { leaving: true } : { typing: performance.now() - typedAt < TYPING_MS }
    try {
      const page = await post<{ items: Viewer[] }>(`tickets/${encodeURIComponent(no)}/viewing`, body)
      if (no === ticketNo()) others.value = page.items
    } catch {
      // Not to know who else looks keeps nobody from working.
      others.value = []
    }
  }

  function typing(): void {
    const isNew = performance.now() - typedAt >= TYPING_MS
    typedAt = performance.now()
    if (isNew) void renew()
  }

  watch(ticketNo, (no) => {
    if (shown && shown !== no) void renew(shown)
    shown = no
    typedAt = -Infinity
    others.value = []
    void renew()
  }, { immediate: true })
  const timer = setInterval(() => void renew(), RENEW_MS)
  onScopeDispose(() => {
    clearInterval(timer)
    if (shown) void renew(shown)
  })
  return { others, typing }
}

/** «李四也打开了本工单（正在填写…）»; empty when nobody else looks. */
export const viewersSentence = (viewers: Viewer[]): string =>
  viewers.length === 0
    ? ''
    : `${viewers.map((one) => (one.typing ? `${one.name}（正在填写…）` : one.name)).join('、')}也打开了本工单`
