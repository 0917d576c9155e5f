/** Milliseconds by step, since the one before. */
export class Timings {
  #last = performance.now()
  readonly #steps = new Map<string, number>()

  mark(step: string): void {
    const now = performance.now()
    this.#steps.set(step, Math.round((now - this.#last) * 10) / 10)
    this.#last = now
  }

  get soFar(): Record<string, number> {
    return Object.fromEntries(this.#steps)
  }
}
