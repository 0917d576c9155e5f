import { expect, test } from 'vitest'
import { report } from './report.ts'

test('counts, refused rows with their lines, and rows to look at', () => {
  const note = '没有日期，列表日期取导入时间'
  const text = report(
    [
      { line: 1, outcome: 'created' },
      { line: 2, outcome: 'created', note },
      { line: 3, outcome: 'unchanged', note },
      { line: 4, outcome: 'skipped', reason: '与第 1 行编号相同' },
      { line: 5, outcome: 'failed', reason: '没有标题' },
    ],
    '20261122-101500-ab12',
    false,
  )
  expect(text).toMatchInlineSnapshot(`
    "导入完成：新增 2，更新 0，未变 1，跳过 1，失败 1（共 5 行）。
      第 4 行跳过：与第 1 行编号相同
      第 5 行失败：没有标题
      没有日期，列表日期取导入时间：第 2、3 行
    批次 20261122-101500-ab12。要整批撤回：npm run import -- --undo 20261122-101500-ab12"
  `)
})

test('a dry run and an import without changes offer nothing to undo', () => {
  expect(report([{ line: 1, outcome: 'created' }], 'b', true)).not.toContain('--undo')
  expect(report([{ line: 1, outcome: 'unchanged' }], 'b', false)).not.toContain('--undo')
})
