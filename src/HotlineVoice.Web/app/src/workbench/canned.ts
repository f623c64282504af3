import { get, post } from '@/api/client'
import type { CannedReply } from '@/api/shapes'

/** Where a 常用语 may be put in; the desk's form takes those that are for anywhere. */
export type CannedPlace = 'note' | 'result' | 'answer' | 'guide' | 'letter' | 'callback'

export const placeWords: Record<CannedPlace, string> = {
  note: '备注', result: '办理结果', answer: '直接答复', guide: '指引', letter: '通知书要求', callback: '回访意见',
}

/** Words that the server fills from the ticket. */
export const fillings: [string, string][] = [
  ['{ticketNo}', '工单编号'], ['{title}', '工单标题'], ['{unit}', '承办单位'], ['{due}', '办结时限'],
  ['{agentNo}', '工号'], ['{hotline}', '热线名称'],
]

/** What a form says of the matter it is for. */
export interface CannedAbout {
  hotline?: string
  ticketNo?: string
  kind?: string
}

/** The most used first. */
export async function cannedFor(place: CannedPlace | 'desk', about: CannedAbout): Promise<CannedReply[]> {
  const { items } = await get<{ items: CannedReply[] }>('cannedReplies', {
    hotline: about.hotline,
    place: place === 'desk' ? undefined : place,
    class: about.kind,
  })
  return place === 'desk' ? items.filter((one) => one.places.length === 0) : items
}

/** The text with its words filled; the server counts that it was used. */
export const filled = async (reply: CannedReply, about: CannedAbout): Promise<string> =>
  (
    await post<{ text: string }>(`cannedReplies/${encodeURIComponent(reply.id)}/use`, {
      ticketNo: about.ticketNo,
      hotlineCode: about.ticketNo ? undefined : about.hotline,
    })
  ).text

/** Puts words where the cursor is, in place of what is selected, and says where the cursor is then. */
export function insertAt(text: string, words: string, from: number, to: number): { text: string; caret: number } {
  const start = Math.min(Math.max(from, 0), text.length)
  const end = Math.min(Math.max(to, start), text.length)
  return { text: text.slice(0, start) + words + text.slice(end), caret: start + words.length }
}

/** What a title is found by: its pinyin, whole and the first letters. */
export interface Spelling {
  initials: string
  whole: string
}

/** By title, text or pinyin; a query without a word finds everything. */
export function isFound(reply: { title: string; text: string }, query: string, spelling?: Spelling): boolean {
  const wanted = query.trim().toLowerCase()
  if (!wanted || reply.title.toLowerCase().includes(wanted) || reply.text.toLowerCase().includes(wanted)) return true
  const letters = wanted.replace(/[\s']/g, '')
  return Boolean(spelling && letters && (spelling.initials.includes(letters) || spelling.whole.includes(letters)))
}

/** Pinyin is some hundred kilobytes: it comes when somebody looks for something in letters. */
export async function spell(titles: string[]): Promise<Map<string, Spelling>> {
  const { pinyin } = await import('pinyin-pro')
  return new Map(
    titles.map((title) => {
      const sounds = pinyin(title, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
      const clean = sounds.map((sound) => sound.toLowerCase())
      const initials = clean.map((sound) => sound[0] ?? '').join('')
      return [title, { initials, whole: clean.join('').replace(/\s/g, '') }]
    }),
  )
}
