/** Runs jobs one after another, in the order they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<Result>(job: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(job, job)
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
