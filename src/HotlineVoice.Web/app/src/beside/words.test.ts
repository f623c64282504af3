import { describe, expect, it } from 'vitest'
import { checkOf, kindWord, sizeWord } from './words'

describe('a file of a ticket', () => {
  it('says whether it was checked and opens only then, or when nobody checks', () => {
    expect(checkOf({ check: 'waiting' })).toEqual({ words: '待检查', opens: false, bad: false })
    expect(checkOf({ check: 'unchecked' })).toMatchObject({ words: '未做病毒检查', opens: true })
    expect(checkOf({ check: 'infected', finding: 'Eicar' }).words).toBe('发现病毒，已移除（Eicar）')
    expect(checkOf({ check: 'infected' }).opens).toBe(false)
  })

  it('has a size and a purpose that people read', () => {
    expect([sizeWord(12), sizeWord(2048), sizeWord(5 * 1024 * 1024)]).toEqual(['12 字节', '2.0 KB', '5.0 MB'])
    expect([kindWord('result'), kindWord('new')]).toEqual(['办理结果', 'new'])
  })
})
