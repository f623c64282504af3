import { ref, watch, type Ref } from 'vue'
import { get } from '@/api/client'
import { Problem, sentenceOf } from '@/api/problem'

export interface Organisation {
  orgId: string
  name: string
  shortName?: string
  level?: string
  divisionCode?: string
  phones?: { number: string; purpose?: string }[]
}

/** The organisations of a division, asked for when the division is chosen; and why there are none. */
export function useOffices(division: Ref<string | undefined>, wanted: Ref<boolean>) {
  const offices = ref<Organisation[]>([])
  const fault = ref('')
  let known: string | undefined

  watch(
    [division, wanted],
    async ([code, isWanted]) => {
      if (!isWanted || !code || code === known) return
      fault.value = ''
      offices.value = []
      try {
        const list = await get<{ items: Organisation[] }>('organisations', { divisionCode: code, limit: 20 })
        if (division.value !== code) return
        offices.value = list.items
        known = code
      } catch (error) {
        fault.value =
          error instanceof Problem && error.status === 501 ? '单位通讯录尚未提供，请输入号码' : sentenceOf(error)
      }
    },
    { immediate: true },
  )

  return { offices, fault }
}
