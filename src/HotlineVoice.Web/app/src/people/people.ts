import { ref } from 'vue'
import { listAll } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import type { Person } from './shapes'

/** Everybody whom this administrator sees; read anew on each visit, because others change it too. */
export function usePeople() {
  const people = ref<Person[]>([])
  const loading = ref(true)
  const fault = ref('')

  async function read(): Promise<void> {
    try {
      people.value = await listAll<Person>('people')
      fault.value = ''
    } catch (error) {
      fault.value = sentenceOf(error)
    } finally {
      loading.value = false
    }
  }

  return { people, loading, fault, read }
}
