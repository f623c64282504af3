/** A problem document (RFC 9457) as the server writes it. */
export interface ProblemDocument {
  status: number
  code: string
  title: string
  detail?: string
  /** Each wrong field and what is wrong with it. */
  errors?: Record<string, string[]>
  /** The regulation's clause that says so. */
  clause?: string
  /** The oldest event still kept, with 410. */
  oldest?: number
}

/** What the server refused, or that it could not be reached (status 0). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string
  readonly errors: Record<string, string[]>
  readonly clause?: string

  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title)
    this.status = document.status
    this.code = document.code
    this.title = document.title
    this.detail = document.detail
    this.errors = document.errors ?? {}
    this.clause = document.clause
  }

  /** The request never got an answer: it may have been carried out, or not. */
  static unreachable(): Problem {
    return new Problem({ status: 0, code: 'Unreachable', title: '无法连接服务器，请检查网络后重试' })
  }

  static async of(response: Response): Promise<Problem> {
    const fallback: ProblemDocument = {
      status: response.status,
      code: 'Refused',
      title: response.status >= 500 ? '服务器内部错误' : '请求未被接受',
    }
    if (!response.headers.get('Content-Type')?.includes('json')) return new Problem(fallback)
    try {
      const document = (await response.json()) as Partial<ProblemDocument>
      return new Problem({ ...fallback, ...document, status: response.status })
    } catch {
      return new Problem(fallback)
    }
  }

  /** One sentence for a person: what happened, the wrong fields, and the clause. */
  get sentence(): string {
    const wrong = Object.values(this.errors).flat()
    const head = this.detail ?? this.title
    const body = wrong.length > 0 ? `${head}：${wrong.join('；')}` : head
    return this.clause ? `${body}（依据：${this.clause}）` : body
  }
}

/** The sentence of anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.sentence : '页面出错，请刷新后重试'
}
