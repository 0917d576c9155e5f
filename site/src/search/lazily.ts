import type { SearchEngine } from '../../search/port.ts'

/** An engine whose program is fetched with its first question. `load` gives null where it is not to be used here: it then refuses. */
export function lazily(load: () => Promise<SearchEngine | null>): SearchEngine {
  let loading: Promise<SearchEngine | null> | null = null
  const loaded = async (): Promise<SearchEngine> => {
    loading ??= load()
    loading.catch(() => {
      loading = null
    })
    const engine = await loading
    if (!engine) throw new Error('This engine is not used here.')
    return engine
  }
  return {
    search: async (asked) => (await loaded()).search(asked),
    suggest: async (typed, limit) => (await loaded()).suggest(typed, limit),
  }
}
