import { describe, expect, it } from 'vitest'
import { DraftShelf, KEPT_MS, type Draft } from './draftShelf'
import { emptyFields } from './fields'

class Memory {
  readonly map = new Map<string, string>()
  room = Infinity
  get length() {
    return this.map.size
  }
  key = (index: number) => [...this.map.keys()][index] ?? null
  getItem = (key: string) => this.map.get(key) ?? null
  removeItem = (key: string) => void this.map.delete(key)
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError')
    this.map.set(key, value)
  }
}

const draft = (id: string, at: number, title = ''): Draft => ({
  id, callId: id, hotline: 'jn12316', openedAt: at, changedAt: at, touched: true, fields: { ...emptyFields(), title },
})

describe('forms that are not saved yet', () => {
  it('are there again after a reload, in the order in which they were opened', () => {
    const memory = new Memory()
    const shelf = new DraftShelf(memory, 'wang')
    shelf.keep(draft('call-2', 200, '补贴未到账'))
    shelf.keep(draft('call-1', 100))
    const again = new DraftShelf(memory, 'wang').all(300)
    expect(again.map((one) => one.id)).toEqual(['call-1', 'call-2'])
    expect(again[1]?.fields.title).toBe('补贴未到账')
  })

  it('belong to one person: nobody sees or clears those of another', () => {
    const memory = new Memory()
    new DraftShelf(memory, 'wang').keep(draft('call-1', 100))
    const other = new DraftShelf(memory, 'wan')
    other.keep(draft('call-1', 100))
    expect(other.all(100)).toHaveLength(1)
    other.clear()
    expect(new DraftShelf(memory, 'wang').all(100)).toHaveLength(1)
  })

  it('are gone when saved, and when signed out', () => {
    const memory = new Memory()
    const shelf = new DraftShelf(memory, 'wang')
    shelf.keep(draft('call-1', 100))
    shelf.keep(draft('call-2', 100))
    shelf.drop('call-1')
    expect(shelf.all(100).map((one) => one.id)).toEqual(['call-2'])
    shelf.clear()
    expect(memory.map.size).toBe(0)
  })

  it('are not kept for longer than a day, whosever they are', () => {
    const memory = new Memory()
    memory.map.set('something.else', 'of another page')
    new DraftShelf(memory, 'wang').keep(draft('old', 0))
    new DraftShelf(memory, 'li').keep(draft('new', 10))
    expect(new DraftShelf(memory, 'wang').all(KEPT_MS)).toEqual([])
    DraftShelf.purge(memory, KEPT_MS)
    expect([...memory.map.keys()]).toEqual(['something.else', 'hotline.draft.li/new'])
  })

  it('of an older version get the fields that there are now', () => {
    const memory = new Memory()
    memory.map.set('hotline.draft.wang/x', '{"id":"x","openedAt":1,"changedAt":1,"fields":{"title":"旧"}}')
    expect(new DraftShelf(memory, 'wang').all(2)[0]?.fields).toEqual({ ...emptyFields(), title: '旧' })
  })

  it('that are damaged harm no other', () => {
    const memory = new Memory()
    const shelf = new DraftShelf(memory, 'wang')
    memory.map.set('hotline.draft.wang/broken', '{"id":')
    memory.map.set('hotline.draft.wang/odd', '7')
    shelf.keep(draft('call-1', 100))
    expect(shelf.all(100).map((one) => one.id)).toEqual(['call-1'])
    DraftShelf.purge(memory, 100)
    expect(memory.map.size).toBe(1)
  })

  it('say so when the browser has no room for them', () => {
    const memory = new Memory()
    memory.room = 10
    expect(new DraftShelf(memory, 'wang').keep(draft('call-1', 100))).toBe(false)
  })
})
