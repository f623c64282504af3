import { get } from '@/api/client'
import type { Gateway, HistoryEntry, Message } from '@/api/shapes'

export const channelWords: Record<string, string> = { Sms: '短信', Mail: '邮件', Webhook: 'Webhook' }
export const messageStates: Record<string, string> = {
  Waiting: '待发送', Sent: '已发送', Dead: '失败', Withdrawn: '已撤回',
}
const purposeWords: Record<string, string> = {
  remind: '催办', test: '测试', 'ticket.changed': '工单变动通知', urgeLetter: '催办通知书',
}
type TagType = 'success' | 'danger' | 'info' | 'warning'
const tags: Record<string, TagType> = { Waiting: 'warning', Sent: 'success', Dead: 'danger', Withdrawn: 'info' }

export const channelWord = (channel: string): string => channelWords[channel] ?? channel
export const stateTagOf = (state: string): TagType => tags[state] ?? 'info'

/** What a message is for. Rules of automation are named by whoever wrote them. */
export const purposeWord = (purpose: string): string => purposeWords[purpose] ?? `自动规则：${purpose}`

/** 失败，待重试 is not a state: something was tried in vain and waits. */
export function standingOf(message: Pick<Message, 'state' | 'attempts'>): string {
  const word = messageStates[message.state] ?? message.state
  return message.state === 'Waiting' && message.attempts.length > 0 ? `${word}（已试 ${message.attempts.length} 次）` : word
}

/** Why a message has not gone out; nothing for one that has. */
export const reasonOf = (message: Pick<Message, 'state' | 'lastError'>): string =>
  message.state === 'Dead' || message.state === 'Waiting' ? (message.lastError ?? '') : ''

/** To whom: a unit by its name, a caller by his masked number. */
export const toWhom = (message: Pick<Message, 'unit' | 'toCaller'>): string =>
  message.unit ?? (message.toCaller ? '诉求人' : '')

export const gatewayTag = (one: Gateway): TagType =>
  one.warning ? 'danger' : !one.isConfigured ? 'info' : one.dead > 0 ? 'warning' : 'success'

/** Events of tickets as somebody types them: apart by commas, spaces or lines. */
export const wordsOf = (text: string): string[] => [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]

/** What whoever reminded a unit by SMS is to know, when the unit has no mobile telephone. */
export function unreachableSentence(entries: HistoryEntry[]): string | undefined {
  const last = [...entries].reverse().find((entry) => entry.event === 'remind')
  return last?.fields.unreachable ? '该单位没有登记手机号码，短信未发出；请改用电话催办，并补登号码。' : undefined
}

/** The same, asked of the server after the act; to be told is a courtesy, so that nothing fails over it. */
export async function unreachableAfter(ticketNo: string): Promise<string | undefined> {
  const path = `tickets/${encodeURIComponent(ticketNo)}/history`
  return get<{ items: HistoryEntry[] }>(path).then(
    ({ items }) => unreachableSentence(items),
    () => undefined,
  )
}
