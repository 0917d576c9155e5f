const key = 'huoye-searches'
const most = 10

/** Earlier queries on this device that hold what is typed, the latest first. Nothing of them leaves the device. */
export const rememberedQueries = (typed: string): string[] =>
  all().filter((query) => query !== typed && query.includes(typed))

/** To be called with a query that found something. */
export function rememberQuery(query: string): void {
  save([query, ...all().filter((earlier) => earlier !== query)].slice(0, most))
}

export const forgetQueries = (): void => save([])

function all(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string') : []
  } catch {
    return []
  }
}

/** A browser that keeps nothing, as in private windows, goes without. */
function save(queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(queries))
  } catch {}
}
