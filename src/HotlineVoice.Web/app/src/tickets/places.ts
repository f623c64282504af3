import { ref } from 'vue'
import { divisionGroups } from '@/desk/ticket/divisions'

const names = ref(new Map<string, string>())
let loading: Promise<void> | undefined

/** A division by its code, with what it lies in; the code itself until the list is there, or when it is not in it. */
export function usePlaces() {
  loading ??= divisionGroups().then((groups) => {
    names.value = new Map(groups.flatMap((group) => group.choices.map((one) => [one.code, one.label] as const)))
  })
  return { placeName: (code?: string) => (code ? (names.value.get(code) ?? code) : '') }
}
