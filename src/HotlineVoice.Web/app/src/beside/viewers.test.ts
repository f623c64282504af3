import { expect, it } from 'vitest'
import { viewersSentence } from './viewers'

it('says who else has the ticket open and whether he is writing', () => {
  expect(viewersSentence([])).toBe('')
  expect(viewersSentence([{ user: 'li', name: '李四', typing: true }, { user: 'wu', name: '吴五', typing: false }]))
    .toBe('李四（正在填写…）、吴五也打开了本工单')
})
