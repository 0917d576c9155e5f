import type { SearchEngine } from '../../search/port.ts'

/** An engine that did not answer is left alone for so long. */
const restMs = 60_000

/** Asks engines in their order: the next one where one does not answer. Throws when none does. */
export function firstThatAnswers(engines: readonly SearchEngine[], now: () => number): SearchEngine {
  const resting = new Map<SearchEngine, number>()
  async function ask<Result>(question: (engine: SearchEngine) => Promise<Result>): Promise<Result> {
    const rested = engines.filter((engine) => (resting.get(engine) ?? 0) <= now())
    let failure: unknown = new Error('There is no engine.')
    for (const engine of rested.length > 0 ? rested : engines)
      try {
        return await question(engine)
      } catch (error) {
        resting.set(engine, now() + restMs)
        failure = error
      }
    throw failure
  }
  return {
    search: (asked) => ask((engine) => engine.search(asked)),
    suggest: (typed, limit) => ask((engine) => engine.suggest(typed, limit)),
  }
}
