import { describe, expect, it } from 'vitest'
import { insertAt, isFound, spell } from './canned'

describe('putting in', () => {
  it('puts words where the cursor is and in place of what is selected', () => {
    expect(insertAt('您好。再见', '请稍候。', 3, 3)).toEqual({ text: '您好。请稍候。再见', caret: 7 })
    expect(insertAt('您好某某再见', '先生', 2, 4)).toEqual({ text: '您好先生再见', caret: 4 })
  })

  it('stays within the text', () => {
    expect(insertAt('好', '啊', 9, 12)).toEqual({ text: '好啊', caret: 2 })
    expect(insertAt('', '啊', -1, -5)).toEqual({ text: '啊', caret: 1 })
  })
})

describe('finding', () => {
  const reply = { title: '补贴办理时限', text: '受理后15个工作日内答复' }

  it('finds by words of title and text', () => {
    expect(isFound(reply, ' 时限')).toBe(true)
    expect(isFound(reply, '工作日')).toBe(true)
    expect(isFound(reply, '退单')).toBe(false)
    expect(isFound(reply, '')).toBe(true)
  })

  it('finds by first letters and by whole pinyin', async () => {
    const spelling = (await spell([reply.title])).get(reply.title)
    expect(isFound(reply, 'btbl', spelling)).toBe(true)
    expect(isFound(reply, 'BLSX', spelling)).toBe(true)
    expect(isFound(reply, 'butie', spelling)).toBe(true)
    expect(isFound(reply, 'xyz', spelling)).toBe(false)
  })
})
