import { describe, expect, it } from 'vitest'
import { secondsSince } from '@/floor/now'
import { clockTime, dayTime, duration } from './times'

describe('times', () => {
  it.each([
    [0, '0:00'], [59.9, '0:59'], [60, '1:00'], [3599, '59:59'], [3600, '1:00:00'], [-5, '0:00'],
  ])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text))

  it('are those of the hotline, wherever the computer is', () => {
    expect(clockTime('2026-03-12T18:05:00Z')).toBe('02:05')
    expect(dayTime('2026-03-12T18:05:00Z')).toBe('03/13 02:05')
  })

  it('that are still to come have lasted for nothing', () => {
    expect(secondsSince('2026-03-13T14:20:00+08:00', Date.parse('2026-03-13T14:19:00+08:00'))).toBe(0)
    expect(secondsSince('2026-03-13T14:20:00+08:00', Date.parse('2026-03-13T14:21:30+08:00'))).toBe(90)
  })
})
