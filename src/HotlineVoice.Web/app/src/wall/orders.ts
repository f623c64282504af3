/** Something that a supervisor does to another's call. */
export interface Order {
  /** As the API calls it. */
  name: 'listen' | 'whisper' | 'barge' | 'takeOver' | 'hangUp'
  title: string
  hint: string
  /** What it means for those who talk. */
  effect: string
  /** It needs a telephone of his own, which rings. */
  needsSeat: boolean
  /** The caller notices it. */
  isHard: boolean
}

export const orders: Order[] = [
  {
    name: 'listen',
    title: '监听',
    hint: '双方听不到您',
    effect: '双方听不到您',
    needsSeat: true,
    isHard: false,
  },
  {
    name: 'whisper',
    title: '耳语',
    hint: '只有受理员听得到您',
    effect: '只有受理员听得到您',
    needsSeat: true,
    isHard: false,
  },
  {
    name: 'barge',
    title: '强插',
    hint: '双方都听得到您',
    effect: '诉求人和受理员都听得到您',
    needsSeat: true,
    isHard: true,
  },
  {
    name: 'takeOver',
    title: '接管',
    hint: '由您继续通话，受理员退出',
    effect: '由您与诉求人通话，受理员退出',
    needsSeat: true,
    isHard: true,
  },
  {
    name: 'hangUp',
    title: '挂断',
    hint: '结束这通来电',
    effect: '诉求人和受理员的通话立即结束',
    needsSeat: false,
    isHard: true,
  },
]

/** What a supervisor is asked before it is done; his telephone rings only when he is not on the call already. */
export function questionOf(order: Order, isOnCall: boolean): string {
  const how = order.needsSeat ? (isOnCall ? '您仍在通话中，确定后' : '您的话机将振铃，接听后') : ''
  return `${how}${order.effect}。此操作记入审计。`
}

export const doneOf = (order: Order, isOnCall: boolean): string =>
  !order.needsSeat ? '已挂断' : isOnCall ? `已转为${order.title}` : '请接听您的话机'
