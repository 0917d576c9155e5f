import type { Outcome } from './crash-run.ts'

/** A table of who was killed where how often, and the longest recovery in milliseconds. */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, number[]>()
  for (const { kill, recoveryMs } of outcomes) {
    const name = `${kill.target.padEnd(10)}  ${kill.at}`
    rows.set(name, [...(rows.get(name) ?? []), recoveryMs])
  }
  const line = (name: string, kills: number | string, worst: number | string) =>
    `${name.padEnd(34)}${String(kills).padStart(6)}${String(worst).padStart(12)}`
  return [
    line('killed      at', 'kills', 'worst ms'),
    ...[...rows].sort(([a], [b]) => a.localeCompare(b)).map(([name, all]) => line(name, all.length, Math.max(...all))),
    line('all', outcomes.length, Math.max(...outcomes.map(({ recoveryMs }) => recoveryMs))),
  ].join('\n')
}
