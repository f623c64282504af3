/** Something that a supervisor does to another's call. */
export interface Order {
  /** As the API calls it. */
  name: 'listen' | 'whisper' | 'barge' | 'takeOver' | 'hangUp'
  title: string
  hint: string
  /** What he is asked before it is done. */
  question: string
  done: string
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
    question: '您的话机将振铃；接听后双方听不到您。此操作记入审计。',
    done: '请接听您的话机',
    needsSeat: true,
    isHard: false,
  },
  {
    name: 'whisper',
    title: '耳语',
    hint: '只有受理员听得到您',
    question: '您的话机将振铃；接听后只有受理员听得到您。此操作记入审计。',
    done: '请接听您的话机',
    needsSeat: true,
    isHard: false,
  },
  {
    name: 'barge',
    title: '强插',
    hint: '双方都听得到您',
    question: '您的话机将振铃；接听后诉求人和受理员都听得到您。此操作记入审计。',
    done: '请接听您的话机',
    needsSeat: true,
    isHard: true,
  },
  {
    name: 'takeOver',
    title: '接管',
    hint: '由您继续通话，受理员退出',
    question: '您的话机将振铃；接听后由您与诉求人通话，受理员退出。此操作记入审计。',
    done: '请接听您的话机',
    needsSeat: true,
    isHard: true,
  },
  {
    name: 'hangUp',
    title: '挂断',
    hint: '结束这通来电',
    question: '诉求人和受理员的通话立即结束。此操作记入审计。',
    done: '已挂断',
    needsSeat: false,
    isHard: true,
  },
]
