import { describe, expect, it } from 'vitest'
import { EventText } from './eventText'

const wire = ': \n\nid: 7\nevent: seat.changed\ndata: {"seq":7}\n\nid: 8\nevent: call.ended\ndata: {"seq":8}\n\n'
const events = [
  { id: 7, name: 'seat.changed', data: '{"seq":7}' },
  { id: 8, name: 'call.ended', data: '{"seq":8}' },
]

describe('reading server-sent events', () => {
  it.each([1, 2, 3, 5, 7, 11, 13, 1000])('finds the same events in pieces of %i characters', (size) => {
    const text = new EventText()
    const found = []
    for (let at = 0; at < wire.length; at += size) found.push(...text.add(wire.slice(at, at + size)))
    expect(found).toEqual(events)
  })

  it('takes carriage returns, fields without a space and several lines of data', () => {
    expect(new EventText().add('event:a\r\ndata:1\r\ndata: 2\r\n\r\n')).toEqual([
      { id: undefined, name: 'a', data: '1\n2' },
    ])
  })

  it('makes no event of a comment, nor of a number alone', () => {
    expect(new EventText().add(': \n\nid: 9\n\n')).toEqual([])
  })
})
