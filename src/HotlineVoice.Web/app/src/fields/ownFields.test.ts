import { describe, expect, it } from 'vitest'
import type { Hotline, OwnField } from '@/api/shapes'
import { changed, choicesOf, entered, errorsOf, fieldsOf, ownQuery, requiredWord, valueWord } from './ownFields'

const scope: OwnField = {
  id: 'scope', label: '影响范围', type: 'choice', choices: ['单户', '整栋楼'], classes: ['help'],
  requiredBefore: ['register', 'dispatch'], forUnits: true,
}
const lamps: OwnField = {
  id: 'lamps', label: '灯数', type: 'number', choices: [], measuredIn: '盏', classes: [], requiredBefore: ['register'],
  forUnits: true,
}
const hotline = { fields: [scope, lamps] } as unknown as Hotline
const value = { id: 'lamps', label: '灯数', value: '3', forUnits: true, by: 'li', at: '2026-03-13T14:20:00+08:00' }

describe('fields that a hotline has set up for itself', () => {
  it('are those of the class; of every class before one is chosen', () => {
    expect(fieldsOf(hotline, 'help').map((one) => one.id)).toEqual(['scope', 'lamps'])
    expect(fieldsOf(hotline, 'report').map((one) => one.id)).toEqual(['lamps'])
    expect(fieldsOf(hotline, '').map((one) => one.id)).toEqual(['lamps'])
    expect(fieldsOf(undefined, 'help')).toEqual([])
  })

  it('go out as they were entered, and only where they apply', () => {
    expect(entered([lamps], { scope: '单户', lamps: ' 3 ' })).toEqual({ lamps: '3' })
    expect(entered([lamps], { scope: '单户', lamps: ' ' })).toBeUndefined()
  })

  it('go out again only when they are another than they were', () => {
    expect(changed([scope, lamps], [value], { scope: '', lamps: '3' })).toEqual({})
    expect(changed([scope, lamps], [value], { scope: '单户', lamps: '' })).toEqual({ scope: '单户', lamps: '' })
  })

  it('are shown with what they are measured in, and say when they are owed', () => {
    expect(valueWord(value, lamps)).toBe('3 盏')
    expect(valueWord(value, undefined)).toBe('3')
    expect(requiredWord(scope)).toBe('派单前填写')
    expect(requiredWord(lamps)).toBe('')
  })

  it('keep a choice that can no longer be chosen', () => {
    expect(choicesOf(scope, '全县')).toEqual(['单户', '整栋楼', '全县'])
    expect(choicesOf(scope, '单户')).toEqual(['单户', '整栋楼'])
  })

  it('are looked for within their hotline alone', () => {
    expect(ownQuery('wy12345', { scope: '单户', road: '' })).toEqual(
      { hotline: 'wy12345', 'field.scope': '单户', 'field.road': '' })
    expect(ownQuery('', { scope: '单户' })).toEqual({})
  })

  it('have their errors at their places', () => {
    expect(errorsOf({ 'fields.scope': ['请填写', '请选'], title: ['请填写标题'] })).toEqual({ scope: '请填写；请选' })
  })
})
