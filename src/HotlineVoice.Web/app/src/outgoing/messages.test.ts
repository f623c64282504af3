import { describe, expect, it } from 'vitest'
import type { Gateway, HistoryEntry } from '@/api/shapes'
import {
  gatewayTag, purposeWord, reasonOf, standingOf, toWhom, unreachableSentence, wordsOf,
} from './messages'

const tried = { at: '2026-03-11T10:00:00+08:00', result: 'Failed' }
const entry = (event: string, fields: Record<string, string>) => ({ event, fields }) as unknown as HistoryEntry
const gateway = (more: object) =>
  ({ channel: 'Sms', isConfigured: true, waiting: 0, dead: 0, ...more }) as Gateway

describe('a message that leaves the house', () => {
  it.each([
    ['Waiting', 0, '待发送'],
    ['Waiting', 2, '待发送（已试 2 次）'],
    ['Sent', 2, '已发送'],
    ['Dead', 1, '失败'],
  ])('%s after %i tries: %s', (state, tries, word) =>
    expect(standingOf({ state, attempts: Array(tries).fill(tried) })).toBe(word))

  it('says why it has not gone out, and no longer when it has', () => {
    expect(reasonOf({ state: 'Dead', lastError: 'HTTP 404' })).toBe('HTTP 404')
    expect(reasonOf({ state: 'Sent', lastError: 'HTTP 503' })).toBe('')
  })

  it('goes to a unit by name or to the caller', () => {
    expect(toWhom({ unit: '供水公司', toCaller: false })).toBe('供水公司')
    expect(toWhom({ toCaller: true })).toBe('诉求人')
  })

  it('is for something that people have a word for, or for a rule', () => {
    expect(purposeWord('remind')).toBe('催办')
    expect(purposeWord('late-units')).toBe('自动规则：late-units')
  })
})

it('a way that is not there is grey until something waits for it', () => {
  expect(gatewayTag(gateway({ isConfigured: false }))).toBe('info')
  expect(gatewayTag(gateway({ isConfigured: false, waiting: 1, warning: '短信网关未配置，1 条待发' }))).toBe('danger')
  expect(gatewayTag(gateway({ dead: 2 }))).toBe('warning')
  expect(gatewayTag(gateway({}))).toBe('success')
})

it('events are read however they are set apart, each once', () =>
  expect(wordsOf('dispatch， close\ndispatch、')).toEqual(['dispatch', 'close']))

it('only the last reminder decides whether a unit could not be reached', () => {
  const missed = entry('remind', { channel: 'sms', unreachable: 'sms' })
  expect(unreachableSentence([missed])).toContain('没有登记手机号码')
  expect(unreachableSentence([missed, entry('remind', { channel: 'sms' })])).toBeUndefined()
  expect(unreachableSentence([entry('note', {})])).toBeUndefined()
})
