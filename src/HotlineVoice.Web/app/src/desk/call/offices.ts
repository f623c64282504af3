import { ref, watch, type Ref } from 'vue'
import { get } from '@/api/client'
import { Problem, sentenceOf } from '@/api/problem'
import type { Organisation } from '@/api/shapes'

/** The organisations of a division, asked for when the division is chosen; and why there are none. */
export function useOffices(hotline: Ref<string | undefined>, division: Ref<string | undefined>, wanted: Ref<boolean>) {
  const offices = ref<Organisation[]>([])
  const fault = ref('')
  let known: string | undefined

  watch(
    [hotline, division, wanted],
    async ([line, code, isWanted]) => {
      if (!isWanted || !code || `${line}/${code}` === known) return
      fault.value = ''
      offices.value = []
      try {
        const list = await get<{ items: Organisation[] }>('organisations', {
          hotline: line, divisionCode: code, limit: 20,
        })
        if (division.value !== code) return
        offices.value = list.items
        known = `${line}/${code}`
      } catch (error) {
        fault.value =
          error instanceof Problem && error.status === 501 ? '单位通讯录尚未提供，请输入号码' : sentenceOf(error)
      }
    },
    { immediate: true },
  )

  return { offices, fault }
}
