/** One bar of a chart with its words, in em from the chart's upper edge and in per cent of its width. */
export type ChartRow = { lines: { text: string; y: number }[]; bar: { y: number; width: number }; count: number }
export type ChartRows = { rows: ChartRow[]; height: number }

const lineHeight = 1.4
export const barHeight = 0.6875
/** Between a name and its bar, and between one row and the next. */
const gaps = { name: 0.25, row: 0.875 }
/** The longest bar leaves room for its number, in per cent. */
const longest = 70
/** Characters beside each other: as many as a phone of 320 px shows when everything is enlarged to 150 %. */
const lineLength = 11

/** Where everything of a bar chart stands. Text keeps the size of the page at every width, and only bars stretch. */
export function chartRows(parts: readonly { name: string; count: number }[]): ChartRows {
  const most = Math.max(1, ...parts.map(({ count }) => count))
  let y = 0
  const rows = parts.map(({ name, count }): ChartRow => {
    const lines = chartLines(name).map((text, index) => ({ text, y: round(y + index * lineHeight + 1) }))
    const top = y + lines.length * lineHeight + gaps.name
    y = top + barHeight + gaps.row
    return { lines, bar: { y: round(top), width: round((count / most) * longest) }, count }
  })
  return { rows, height: round(Math.max(0, y - gaps.row)) }
}

/** A long name in two lines, at its sense where it has one: after 至, before a bracket. */
export function chartLines(name: string): string[] {
  if (name.length <= lineLength) return [name]
  const sense = /^(.+至)(.+)$/.exec(name) ?? /^(.+)(（.+）)$/.exec(name)
  return sense?.[1] && sense[2] ? [sense[1], sense[2]] : [name]
}

const round = (value: number): number => Math.round(value * 1000) / 1000
