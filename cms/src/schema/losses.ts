export type Table = { name: string; columns: readonly { name: string }[] }

/** `table.column` of everything that the first schema stores and the second would not; a whole table is `table.*`. */
export function lossesBetween(before: readonly Table[], after: readonly Table[]): string[] {
  const kept = new Map(after.map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]))
  return before.flatMap(({ name, columns }) => {
    const still = kept.get(name)
    if (!still) return [`${name}.*`]
    return columns.filter((column) => !still.has(column.name)).map((column) => `${name}.${column.name}`)
  })
}

/** Losses that no migration speaks of. A migration names what it drops in its file name: `2026-11-22-drop-articles.remark.js`. */
export function unforeseen(losses: readonly string[], migrations: readonly string[]): string[] {
  return losses.filter((loss) => !migrations.some((file) => file.includes(`drop-${loss.replace('.*', '')}`)))
}
