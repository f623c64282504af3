import { ref } from 'vue'
import { divisionChoices } from '@/desk/ticket/divisions'

const names = ref(new Map<string, string>())
let loading: Promise<void> | undefined

/** A division by its code, with what it lies in; the code itself until the list is there, or when it is not in it. */
export function usePlaces() {
  loading ??= divisionChoices().then((choices) => {
    names.value = new Map(choices.map((one) => [one.code, one.label]))
  })
  return { placeName: (code?: string) => (code ? (names.value.get(code) ?? code) : '') }
}
