import type { Progress } from '@/api/shapes'

/** How far a matter is, as citizens are told. */
export const stageWords: Record<Progress['stage'], string> = {
  Received: '已受理',
  AwaitingMaterial: '待补充材料',
  InHand: '办理中',
  UnderReview: '结果审核中',
  AwaitingCallback: '待回访',
  Closed: '已办结',
}

/** «2026-03-12» as people say it. */
export function dayWord(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Without what people put between digits. */
export const digits = (text: string) => text.replace(/[\s-]/g, '')

/** What can be said before anybody is asked. */
export function wrongFields(
  ticketNo: string, by: 'phone' | 'code', proof: string,
): { ticketNo?: string; proof?: string } {
  const wrong: { ticketNo?: string; proof?: string } = {}
  if (!/^\d{14}$/.test(ticketNo.trim())) wrong.ticketNo = '工单编号是 14 位数字'
  if (by === 'code' && !/^\d{8}$/.test(digits(proof))) wrong.proof = '查询码是 8 位数字'
  if (by === 'phone' && !/^\+?\d{7,15}$/.test(digits(proof))) wrong.proof = '请填写完整的电话号码，固定电话加区号'
  return wrong
}
