/**
 * Remembers what was made for a key, up to about a number of keys: what was not asked for of late is forgotten first.
 * A key must always stand for values of one type.
 */
export class Memory {
  #young = new Map<string, unknown>()
  #old = new Map<string, unknown>()
  readonly #half: number

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#half = most / 2
  }

  recall<Value>(key: string, make: () => Value): Value {
    const known = this.#young.get(key)
    if (known !== undefined) return known as Value
    const older = this.#old.get(key)
    const value = older === undefined ? make() : older
    this.keep(key, value)
    return value as Value
  }

  keep(key: string, value: unknown): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  forget(key: string): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }
}
