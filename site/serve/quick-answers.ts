import { Readable } from 'node:stream'
import type { Answer } from './answer.ts'
import type { PlainRequest } from './plain-request.ts'
import type { LiveState } from './release-reader.ts'
import { ResponseBytes } from './response-bytes.ts'

const mostBytes = 64 * 1024 * 1024

type Settings = {
  live: () => LiveState | null
  /** As every request is answered. */
  answer: (request: PlainRequest) => Promise<Answer>
  /** Headers of every answer. */
  always: Readonly<Record<string, string>>
  now: () => Date
}

/** Whole responses to plain requests, remembered until the manifest is written again. */
export class QuickAnswers {
  readonly #settings: Settings
  #of: LiveState | null = null
  #known = new Map<string, ResponseBytes>()
  #size = 0

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** The bytes to send; null for what goes on for long. */
  to(request: PlainRequest): Buffer | Promise<Buffer | null> {
    const { live, now } = this.#settings
    const of = live()
    if (of !== this.#of) this.#forget(of)
    const { target, headers } = request
    if (headers['if-none-match'] !== undefined) return this.#make(request, null)
    const key = `${headers['accept-encoding'] ?? ''} ${target}`
    return this.#known.get(key)?.at(now()) ?? this.#make(request, { key, of })
  }

  async #make(request: PlainRequest, remember: { key: string; of: LiveState | null } | null): Promise<Buffer | null> {
    const { answer, always, now } = this.#settings
    const { status, headers, body } = await answer(request)
    if (body instanceof Readable) {
      body.destroy()
      return null
    }
    const made = ResponseBytes.of(status, { ...always, ...headers }, Buffer.from(body))
    // What has a tag is an object of the release; anything else may be another answer the next time.
    if (made && status === 200 && remember && 'etag' in headers) this.#remember(remember, made)
    return made?.at(now()) ?? null
  }

  /** Only what was made from the state that is live still. */
  #remember({ key, of }: { key: string; of: LiveState | null }, made: ResponseBytes): void {
    if (of !== this.#of || this.#known.has(key)) return
    if (this.#size + made.size > mostBytes) this.#forget(of)
    this.#size += made.size
    this.#known.set(key, made)
  }

  #forget(of: LiveState | null): void {
    this.#of = of
    this.#known = new Map()
    this.#size = 0
  }
}
