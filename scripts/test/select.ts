import { checks, longSuites, suites } from './steps.ts'

/** What one run of the tests is made of. */
export interface Selection {
  readonly checks: typeof checks
  readonly suites: typeof suites
  /** Only test files whose path has one of these in it; all without. */
  readonly paths: readonly string[]
}

/**
 * Reads the command line. Names choose checks and suites by how they begin; with `--long` the long suite runs alone, and what
 * stands beside it chooses among its files.
 */
export function select(parameters: readonly string[]): Selection {
  const words = parameters.filter((word) => word !== '--long')
  if (words.length < parameters.length) return { checks: [], suites: longSuites, paths: words }
  const isWanted = ({ name }: { readonly name: string }) =>
    words.length === 0 || words.some((prefix) => name.startsWith(prefix))
  return { checks: checks.filter(isWanted), suites: suites.filter(isWanted), paths: [] }
}
