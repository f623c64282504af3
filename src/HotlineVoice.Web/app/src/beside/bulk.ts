import { text } from '@/tickets/actFields'
import { acts } from '@/tickets/actList'
import type { Act } from '@/tickets/acts'
import type { Ticket } from '@/api/shapes'

/** As many as the server takes at a time. */
export const BULK_MOST = 100

/** What can be said of many tickets alike, in the order of a day; the server says so too. */
const names = ['sendForm', 'needSignoff', 'dispatch', 'remind', 'followUp', 'markKey', 'archive']

const words: Act[] = [
  { event: 'tag', title: '添加标签', fields: [{ name: 'add', label: '标签', kind: 'words', required: true }] },
  { event: 'tag', title: '去掉标签', fields: [{ name: 'remove', label: '标签', kind: 'words', required: true }] },
  { event: 'note', title: '添加备注', fields: [text('text', '备注')] },
]

export const bulkActs: Act[] = [...names.flatMap((name) => acts.filter((act) => act.event === name)), ...words]

export interface BulkAnswer {
  ticketNo: string
  done: boolean
  detail?: string
  clause?: string
}

/** «12026…: 为什么（依据：第几条）», one line for each that was not done. */
export const refusals = (answers: BulkAnswer[]): string[] =>
  answers
    .filter((one) => !one.done)
    .map((one) => `${one.ticketNo}：${one.detail ?? '没有办理'}${one.clause ? `（依据：${one.clause}）` : ''}`)

export const pairsOf = (tickets: Ticket[]) => tickets.map(({ ticketNo, version }) => ({ ticketNo, version }))
