const smallest = 10
const largest = 500
/** How long bulk work may keep an editor's publish waiting that comes right after it began. */
const aimMs = 250

/** How many events to take at once, so that one release of bulk work takes about as long as an editor may wait. */
export class Slices {
  #size = 100

  get size(): number {
    return this.#size
  }

  /** To be told what a release of `documents` took. Small ones say nothing of what a large one would take. */
  took(documents: number, ms: number): void {
    if (documents < smallest) return
    const wanted = (documents * aimMs) / Math.max(1, ms)
    this.#size = Math.round(Math.min(largest, Math.max(smallest, (this.#size + wanted) / 2)))
  }
}
