import type { Answer, Asked, SearchEngine } from '../port.ts'
import type { Suggestion } from './shown.ts'

const mostNearest = 5

/** What an engine finds, and where that is nothing, what comes nearest. */
export async function findFor(
  engine: SearchEngine,
  asked: Asked,
): Promise<{ answer: Answer; nearest: readonly Suggestion[] }> {
  const answer = await engine.search(asked)
  return { answer, nearest: answer.total === 0 ? await engine.suggest(asked.query, mostNearest) : [] }
}
