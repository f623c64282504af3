import type { Call, CallState, Leg, SeatState } from '@/api/shapes'

export const seatWords: Record<SeatState, string> = {
  SignedOut: '未签入',
  Away: '示忙',
  Ready: '就绪',
  Offered: '振铃',
  Talking: '通话中',
  Holding: '保持中',
  WrapUp: '话后处理',
}

/** Reasons that the floor itself gives; those of people are shown as they are. */
const floorReasons: Record<string, string> = {
  missed: '漏接过多',
  'phone-gone': '话机离线',
  repaired: '系统恢复',
}

export const reasonWord = (reason?: string): string => (reason ? (floorReasons[reason] ?? reason) : '')

export const callWords: Record<CallState, string> = {
  Flow: '语音导航',
  Waiting: '排队',
  Offered: '振铃',
  Talking: '通话中',
  Held: '已保持',
  Conference: '三方通话',
  Voicemail: '留言',
  Survey: '满意度评价',
  Ended: '已结束',
}

export const legWords: Record<Leg['state'], string> = {
  Ringing: '呼叫中',
  Up: '已接通',
  Held: '已保持',
  Ended: '已挂断',
}

const endWords: Record<string, string> = {
  AbandonedInFlow: '导航中挂断',
  AbandonedWaiting: '排队中挂断',
  AbandonedRinging: '振铃中挂断',
  QueueFull: '队列已满',
  CallbackChosen: '改为回拨',
  VoicemailLeft: '已留言',
  VoicemailTooShort: '留言过短',
  CitizenHungUp: '诉求人挂断',
  SeatHungUp: '坐席挂断',
  Transferred: '已转接',
  TransferFailed: '转接失败',
  NoAnswer: '无人接听',
  Busy: '占线',
  Rejected: '被拒绝',
  UnknownNumber: '号码不存在',
  MediaTimeout: '语音中断',
  SessionExpired: '会话超时',
  Overload: '系统过载',
  ServerStopped: '服务停止',
  ServerLost: '服务中断',
  Fault: '故障',
}

export const endWord = (call: Call): string =>
  call.state === 'Ended' ? (endWords[call.endReason ?? ''] ?? call.endReason ?? '已结束') : callWords[call.state]

/**
 * The way through the menus for a person: «welcome,menu:1,q_consult» becomes «按键 1 → 农机购置补贴咨询». Steps that only
 * speak are left out.
 */
export function pathWords(path: string | undefined, titleOf: (queue: string) => string | undefined): string {
  const words = (path ?? '').split(',').flatMap((step) => {
    const [name, key] = step.split(':')
    if (key) return [`按键 ${key}`]
    const title = name?.startsWith('q_') ? titleOf(name) : undefined
    return title ? [title] : []
  })
  return words.join(' → ')
}

/** Where a number may be from; only an aid: where the matter is, is asked. Masked numbers show their first digits. */
export function placeOf(number?: string): string {
  if (!number) return ''
  if (/^1[3-9]/.test(number)) return '手机'
  const area = landlines.find(([prefix]) => number.startsWith(prefix))
  return area?.[1] ?? (number.startsWith('0') ? '固定电话' : '')
}

const landlines: [string, string][] = [
  ['0411', '大连'], ['0412', '鞍山'], ['0415', '丹东'], ['0416', '锦州'], ['0417', '营口'], ['0418', '阜新'],
  ['0419', '辽阳'], ['0421', '朝阳'], ['0427', '盘锦'], ['0429', '葫芦岛'], ['0558', '亳州'], ['0751', '韶关'],
  ['024', '沈阳、铁岭等'], ['041', '辽宁'], ['042', '辽宁'], ['055', '安徽'], ['075', '广东'],
]
