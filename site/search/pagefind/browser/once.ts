/** The same, loaded once for each key; what failed is tried again. */
export function once<Key, Loaded>(load: (key: Key) => Promise<Loaded>): (key: Key) => Promise<Loaded> {
  const known = new Map<Key, Promise<Loaded>>()
  return (key) => {
    const before = known.get(key)
    if (before) return before
    const loading = load(key)
    known.set(key, loading)
    loading.catch(() => known.delete(key))
    return loading
  }
}
