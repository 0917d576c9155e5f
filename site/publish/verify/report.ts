import type { Verification } from './verification.ts'

const most = 100
const kinds = {
  page: '页面',
  media: '图片和附件',
  asset: '程序文件',
  object: '存储',
  search: '搜索',
  replica: '副本',
} as const

/** What a check came to, for the person who started it: what was compared, every difference, and whether all is well. */
export function report({ release, seq, compared, held, differences, ms }: Verification): string {
  const { addresses, media, assets, objects, records, documents } = compared
  const lines = [
    `线上第 ${release} 版（内容到第 ${seq} 号更新），用时 ${(ms / 1000).toFixed(1)} 秒。`,
    `比较了 ${addresses} 个地址、${media} 个图片和附件、${assets} 个程序文件、${objects} 个存储对象，` +
      `${records} 条内容记录的副本，${documents} 条搜索。`,
  ]
  for (const { kind, address, live, wanted } of differences.slice(0, most)) {
    lines.push(`  ${kinds[kind]} ${address}`, `    线上：${live}`, `    应为：${wanted}`)
  }
  if (differences.length > most) lines.push(`  还有 ${differences.length - most} 处没有列出，用 --json 看全部。`)
  for (const { address, reason } of held) lines.push(`  搁置 ${address}：${reason}（保持原样，修改后会自动再试）`)
  lines.push(
    differences.length === 0
      ? '没有差别：线上的每一个字节都和重新生成的一样。'
      : `有 ${differences.length} 处差别。要全部重新生成：npm run publish -- rebuild。`,
  )
  return lines.join('\n')
}
