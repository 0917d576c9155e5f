import type { PagefindData, PagefindResult, SearchIndex } from './pagefind.ts'

/** Up to this many results are looked at before their number is told, so that it is exact. */
const countedExactly = 50

/** What a query found, handed out in pages. Results that no longer hold are left out. */
export class Found {
  readonly #stale: ReadonlySet<string>
  #waiting: PagefindResult[]
  #ready: PagefindData[] = []

  private constructor(results: PagefindResult[], stale: ReadonlySet<string>) {
    this.#waiting = results
    this.#stale = stale
  }

  static async of({ pagefind, stale }: SearchIndex, query: string): Promise<Found> {
    const { results } = await pagefind.search(query)
    const found = new Found(results, stale)
    if (stale.size > 0 && results.length <= countedExactly) await found.#load(results.length)
    return found
  }

  /** How many results are still to come; at most a few too many while out-of-date ones may be among them. */
  get left(): number {
    return this.#ready.length + this.#waiting.length
  }

  async next(count: number): Promise<PagefindData[]> {
    while (this.#ready.length < count && this.#waiting.length > 0) await this.#load(count)
    return this.#ready.splice(0, count)
  }

  async #load(count: number): Promise<void> {
    const data = await Promise.all(this.#waiting.splice(0, count).map((result) => result.data()))
    this.#ready.push(...data.filter(({ url, meta }) => !this.#stale.has(`${url}#${meta.version ?? ''}`)))
  }
}
