import { Problem } from './problem'

type Query = Record<string, string | number | boolean | undefined>

export interface RequestOptions {
  query?: Query
  body?: unknown
  /** The same key for the same wish: a POST that is sent again is carried out once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const lapseListeners = new Set<() => void>()

/** Tells when an answer says that the session has ended. */
export function onSessionLapsed(listener: () => void): void {
  lapseListeners.add(listener)
}

const answerListeners = new Set<(headers: Headers) => void>()

/** Shows the headers of every answer: they tell the server's time, and whether it rehearses. */
export function onAnswer(listener: (headers: Headers) => void): void {
  answerListeners.add(listener)
}

/** Called by whoever meets a 401 outside of {@link request}. */
export function reportLapse(): void {
  for (const listener of lapseListeners) listener()
}

export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return `/api/v1/${path}${text ? `?${text}` : ''}`
}

/** Sends a file as the body of its request; what is said of it stands in the query. */
export async function upload<T>(path: string, query: Query, file: Blob): Promise<T> {
  let response: Response
  try {
    response = await fetch(addressOf(path, query), {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': file.type || 'application/octet-stream' },
      body: file,
      credentials: 'same-origin',
    })
  } catch {
    throw Problem.unreachable()
  }
  return answerOf<T>(response, path)
}

/** One request to the API. Throws {@link Problem} for everything that is not a 2xx. */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey
  let response: Response
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw Problem.unreachable()
  }
  return answerOf<T>(response, path)
}

async function answerOf<T>(response: Response, path: string): Promise<T> {
  for (const listener of answerListeners) listener(response.headers)
  if (!response.ok) {
    if (response.status === 401 && path !== 'session') reportLapse()
    throw await Problem.of(response)
  }
  // 204, and 202 of what is done later: there is nothing to read.
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  request<T>('GET', path, { query, signal })

export const post = <T>(path: string, body: unknown = {}, idempotencyKey?: string) =>
  request<T>('POST', path, { body, idempotencyKey })

export const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body })

export const remove = (path: string) => request<void>('DELETE', path)

/** Every entry of a paged list, page after page, up to a bound. */
export async function listAll<T>(path: string, query: Query = {}, most = 2000): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await get<{ items: T[]; next?: string }>(path, { limit: 500, ...query, cursor })
    items.push(...page.items)
    cursor = page.next
  } while (cursor && items.length < most)
  return items
}
