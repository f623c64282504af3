import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '@/api/shapes'
import { afterQuiet, bellNumber, unreadSentence, withOlder, withRead } from './notices'

const notice = (id: number, read = false): Notice => ({
  id, hotline: 'jn12316', text: `第${id}条`, at: '2026-03-03T09:00:00+08:00', read,
})

describe('the number at the bell', () => {
  it('is not there when there is nothing to read, and ends at 99+', () => {
    expect([0, 1, 99, 100].map(bellNumber)).toEqual(['', '1', '99', '99+'])
  })

  it('is said in words', () => {
    expect([0, 3, 100].map(unreadSentence)).toEqual(['没有未读通知', '3 条未读通知', '99 条以上未读通知'])
  })
})

describe('the list', () => {
  it('grows by what is older and holds nothing twice', () => {
    expect(withOlder([notice(9), notice(8)], [notice(8), notice(7)]).map((one) => one.id)).toEqual([9, 8, 7])
  })

  it('keeps its place for what was read', () => {
    expect(withRead([notice(9), notice(8)], 8).map((one) => one.read)).toEqual([false, true])
  })
})

describe('what waits for quiet', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is done once for many wishes, a while after the last', () => {
    const act = vi.fn()
    const quiet = afterQuiet(act, 1000)
    quiet.wish()
    vi.advanceTimersByTime(900)
    quiet.wish()
    vi.advanceTimersByTime(999)
    expect(act).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('is not done when it is forgotten', () => {
    const act = vi.fn()
    const quiet = afterQuiet(act, 1000)
    quiet.wish()
    quiet.forget()
    vi.advanceTimersByTime(2000)
    expect(act).not.toHaveBeenCalled()
  })
})
