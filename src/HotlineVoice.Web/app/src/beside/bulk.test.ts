import { expect, it } from 'vitest'
import { bulkActs, refusals } from './bulk'

it('offers for many tickets only what says the same of each', () => {
  const events = bulkActs.map((act) => act.event)
  expect(events).toContain('dispatch')
  expect(events).toContain('archive')
  expect(events).not.toContain('submitResult')
  expect(events).not.toContain('closeByGround')
})

it('tells of each ticket that was not done why', () => {
  expect(refusals([
    { ticketNo: '1', done: true },
    { ticketNo: '2', done: false, detail: '不能派单', clause: '第三条' },
    { ticketNo: '3', done: false },
  ])).toEqual(['2：不能派单（依据：第三条）', '3：没有办理'])
})
