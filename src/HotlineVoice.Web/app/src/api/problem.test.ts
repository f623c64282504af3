import { describe, expect, it } from 'vitest'
import { Problem } from './problem'

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })

describe('a refusal in the words of a person', () => {
  it('is the detail, else the title', async () => {
    expect((await Problem.of(answer(409, { code: 'Away', title: '不允许', detail: '坐席正在示忙' }))).sentence).toBe(
      '坐席正在示忙',
    )
    expect((await Problem.of(answer(404, { code: 'NotFound', title: '没有找到该来电' }))).sentence).toBe(
      '没有找到该来电',
    )
  })

  it('names the wrong fields and the clause', async () => {
    const problem = await Problem.of(
      answer(422, { code: 'WrongFields', title: '有字段不正确', errors: { to: ['没有这个队列'] }, clause: 'JN-05' }),
    )
    expect(problem.sentence).toBe('有字段不正确：没有这个队列（依据：JN-05）')
    expect(problem.errors).toEqual({ to: ['没有这个队列'] })
  })

  it('holds for a proxy that answers with a page of its own', async () => {
    const page = new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } })
    expect((await Problem.of(page)).sentence).toBe('服务器内部错误')
  })

  it('holds for a body that breaks off', async () => {
    const broken = new Response('{"cod', { status: 503, headers: { 'Content-Type': 'application/problem+json' } })
    expect((await Problem.of(broken)).status).toBe(503)
  })
})
