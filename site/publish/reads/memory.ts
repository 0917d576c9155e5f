/**
 * Remembers what was made for a key, up to a number of keys; beyond it, everything is forgotten at once.
 * A key must always stand for values of one type.
 */
export class Memory {
  readonly #kept = new Map<string, unknown>()
  readonly #most: number

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most
  }

  recall<Value>(key: string, make: () => Value): Value {
    const known = this.#kept.get(key)
    if (known !== undefined) return known as Value
    const made = make()
    this.keep(key, made)
    return made
  }

  keep(key: string, value: unknown): void {
    if (this.#kept.size >= this.#most) this.#kept.clear()
    this.#kept.set(key, value)
  }
}
