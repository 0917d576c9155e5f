/** One day's counts that are not written yet. Of `missed` the key is the query, of `opened` query and url with a line break between. */
export type Day = { searched: number; missed: Map<string, number>; opened: Map<string, number> }

/** What has been counted since the last writing, by day. */
export class Tally {
  readonly #days = new Map<string, Day>()
  readonly #most: number

  /** @param most different queries, and different results, of a day: what is beyond is not counted one by one */
  constructor(most: number) {
    this.#most = most
  }

  get empty(): boolean {
    return this.#days.size === 0
  }

  searched(day: string, query: string, found: boolean): void {
    const counts = this.#of(day)
    counts.searched += 1
    if (!found) this.#count(counts.missed, query)
  }

  opened(day: string, query: string, url: string): void {
    this.#count(this.#of(day).opened, `${query}\n${url}`)
  }

  /** What was counted, and begins anew. */
  take(): Map<string, Day> {
    const taken = new Map(this.#days)
    this.#days.clear()
    return taken
  }

  #of(day: string): Day {
    const counts = this.#days.get(day) ?? { searched: 0, missed: new Map(), opened: new Map() }
    this.#days.set(day, counts)
    return counts
  }

  #count(counts: Map<string, number>, key: string): void {
    const before = counts.get(key)
    if (before === undefined && counts.size >= this.#most) return
    counts.set(key, (before ?? 0) + 1)
  }
}
