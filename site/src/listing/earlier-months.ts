import { entriesPerPage } from './month-pages.ts'

type Shown = { months: readonly { month: string; entries: readonly unknown[] }[]; archive: readonly string[] }

/** Where reading goes on below a listing's newest entries: the month that was cut short, and the month before it. */
export function earlierMonths({ months, archive }: Shown): { month: string; label: string }[] {
  const last = months.at(-1)
  if (!last) return []
  const shown = months.reduce((sum, { entries }) => sum + entries.length, 0)
  const next = archive[archive.indexOf(last.month) + 1]
  return [
    ...(shown >= entriesPerPage ? [{ month: last.month, label: '本月全部' }] : []),
    ...(next === undefined ? [] : [{ month: next, label: '更早' }]),
  ]
}
