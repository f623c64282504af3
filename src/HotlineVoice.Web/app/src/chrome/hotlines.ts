import { reactive } from 'vue'
import { listAll } from '@/api/client'
import type { Hotline, RuleSet } from '@/api/shapes'

const hotlines = reactive(new Map<string, Hotline>())
let loading: Promise<void> | undefined

/** The hotlines one works for and their rules, loaded once. */
function load(): void {
  loading ??= listAll<Hotline>('hotlines')
    .then((list) => list.forEach((one) => hotlines.set(one.code, one)))
    .catch(() => {
      loading = undefined
    })
}

export function useHotlines() {
  load()
  return { hotlines, rulesOf, rulesNow }
}

/** What a hotline is called; its code until that is known, and for who does not work for it. */
export function hotlineWord(code?: string): string {
  load()
  return code ? (hotlines.get(code)?.name ?? code) : ''
}

/** The rules that a ticket keeps; undefined until they are there. */
const rulesOf = (ticket: { hotlineCode: string; ruleSetId: string }): RuleSet | undefined =>
  hotlines.get(ticket.hotlineCode)?.ruleSets.find((one) => one.id === ticket.ruleSetId)

/** The rules under which a ticket would be registered now. */
const rulesNow = (code: string): RuleSet | undefined => hotlines.get(code)?.ruleSets.filter((one) => one.inForce).at(-1)
