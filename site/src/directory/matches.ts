/** What the directory's filter was asked. Empty strings ask nothing. */
export type Wanted = { name: string; category: string; recent: boolean }

/** What is known of one branch; `initials` as `initials()` makes them. */
export type Listed = { name: string; initials: string; category: string; recent: boolean; unit: string }

/** Whether a branch answers a filter: by any part of its name or its town's, by pinyin from the start of a word. */
export function matches(branch: Listed, { name, category, recent }: Wanted): boolean {
  if (category !== '' && branch.category !== category) return false
  if (recent && !branch.recent) return false
  const asked = name.trim().toLowerCase().replace(/\s+/g, '')
  if (asked === '') return true
  if (`${branch.unit}${branch.name}`.includes(asked)) return true
  return /^[a-z0-9]+$/.test(asked) && branch.initials.split(' ').some((form) => form.includes(asked))
}
