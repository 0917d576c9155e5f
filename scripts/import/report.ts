import type { ImportResult } from '@huoye/content-types'

const outcomes = [
  ['created', '新增'],
  ['updated', '更新'],
  ['unchanged', '未变'],
  ['skipped', '跳过'],
  ['failed', '失败'],
] as const

/** What came of an import, for the person who started it: counts, then every row that was not taken, then what to look at. */
export function report(results: readonly ImportResult[], batch: string, dryRun: boolean): string {
  const counts = outcomes.map(
    ([outcome, label]) => `${label} ${results.filter((row) => row.outcome === outcome).length}`,
  )
  const lines = [
    `${dryRun ? '试运行，没有写入任何内容' : '导入完成'}：${counts.join('，')}（共 ${results.length} 行）。`,
  ]
  for (const [outcome, label] of outcomes) {
    if (outcome !== 'skipped' && outcome !== 'failed') continue
    for (const { line, reason } of results.filter((row) => row.outcome === outcome)) {
      lines.push(`  第 ${line} 行${label}：${reason ?? '没有说明原因'}`)
    }
  }
  for (const [note, rows] of byNote(results)) lines.push(`  ${note}：第 ${rows.join('、')} 行`)
  const changed = results.some((row) => row.outcome === 'created' || row.outcome === 'updated')
  if (changed && !dryRun) lines.push(`批次 ${batch}。要整批撤回：npm run import -- --undo ${batch}`)
  return lines.join('\n')
}

function byNote(results: readonly ImportResult[]): Map<string, number[]> {
  const notes = new Map<string, number[]>()
  for (const { line, note } of results) {
    if (note !== undefined) notes.set(note, [...(notes.get(note) ?? []), line])
  }
  return notes
}
