import { computed, ref, type Ref } from 'vue'
import { get } from '@/api/client'
import type { Ticket, UnitChoice } from '@/api/shapes'
import type { Act, ActValues } from './acts'
import { usePlaces } from './places'
import { prefilled, proposalText } from './proposal'
import { useUnits } from './units'

/** What the rules and the 派单目录 say while somebody sends a ticket to a unit. */
export function useDispatching(ticket: () => Ticket, act: Ref<Act | undefined>, values: ActValues) {
  const { unitName } = useUnits()
  const { placeName } = usePlaces()
  /** Where they were asked, what they allow, the proposed unit first. */
  const choice = ref<UnitChoice>()
  const proposal = computed(() =>
    choice.value
      ? proposalText(choice.value, values.subjectCode as string, { unit: unitName, place: placeName })
      : '',
  )
  let turns = 0

  /** Asks whom the 派单目录 proposes; without an answer the unit is chosen by hand. */
  async function consult(): Promise<void> {
    const turn = ++turns
    const subject = (values.subjectCode as string) || undefined
    const found = await get<UnitChoice>(`tickets/${encodeURIComponent(ticket().ticketNo)}/unitChoice`, { subject })
      .catch(() => undefined)
    if (turn !== turns || act.value?.event !== 'dispatch') return
    if (found) Object.assign(values, prefilled(values, found, choice.value))
    choice.value = found
  }

  function begin(next: Act): void {
    choice.value = undefined
    if (next.event !== 'dispatch') return
    values.subjectCode = ticket().subjectCode
    void consult()
  }

  return { choice, proposal, begin, consult }
}
