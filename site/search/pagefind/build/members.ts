/**
 * A record as the index knows it. A number is given once, in the order of first indexing, and never to another version; the version is
 * '' where what stands in a shard does not hold any more.
 */
export type Indexed = { url: string; version: string; number: number; shard: number }

/** What stands in the shards, as it is kept from one time to the next. */
export class Members {
  readonly #shards = new Map<number, Map<number, Indexed>>()
  readonly #holding = new Map<string, Indexed>()
  readonly #ended = new Map<number, Indexed>()

  /** @param indexed where an address occurs twice, the higher number holds */
  constructor(indexed: Iterable<Indexed> = []) {
    for (const one of [...indexed].sort((before, after) => before.number - after.number)) this.#put(one)
  }

  /** The addresses of what holds. */
  get urls(): Iterable<string> {
    return this.#holding.keys()
  }

  /** What holds at an address. */
  holding(url: string): Indexed | null {
    return this.#holding.get(url) ?? null
  }

  /** Everything in a shard, by its numbers: what does not hold any more, too. */
  of(shard: number): ReadonlyMap<number, Indexed> {
    return this.#shards.get(shard) ?? new Map()
  }

  get shards(): Iterable<number> {
    return this.#shards.keys()
  }

  /** What stands in any shard and does not hold any more. */
  get ended(): Iterable<Indexed> {
    return this.#ended.values()
  }

  /** What stands at an address holds no more; gives it as it is then. */
  end(url: string): Indexed | null {
    const one = this.#holding.get(url)
    if (!one) return null
    this.#holding.delete(url)
    const ended = { ...one, version: '' }
    this.#shards.get(one.shard)?.set(one.number, ended)
    this.#ended.set(one.number, ended)
    return ended
  }

  /** Takes everything out of some shards, and puts in what stands there now. */
  replace(builds: ReadonlyMap<number, readonly Indexed[]>): void {
    for (const shard of builds.keys()) this.#clear(shard)
    for (const members of builds.values()) for (const one of members) this.#put(one)
  }

  #clear(shard: number): void {
    for (const one of this.of(shard).values()) {
      if (this.#holding.get(one.url) === one) this.#holding.delete(one.url)
      this.#ended.delete(one.number)
    }
    this.#shards.delete(shard)
  }

  #put(one: Indexed): void {
    const shard = this.#shards.get(one.shard) ?? new Map<number, Indexed>()
    this.#shards.set(one.shard, shard.set(one.number, one))
    if (one.version === '') this.#ended.set(one.number, one)
    else {
      this.end(one.url)
      this.#holding.set(one.url, one)
    }
  }
}
