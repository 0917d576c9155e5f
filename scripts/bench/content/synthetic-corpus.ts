import { type Random, seeded } from '../../../site/fixtures/random.ts'
import type { CorpusText } from './recombine.ts'

const who = ['支部委员会', '全体党员', '驻村工作队', '村民代表', '党小组', '志愿服务队', '包联干部', '老党员'] as const
const when = ['月初', '上半月', '例会之后', '汛期之前', '秋收期间', '节前', '周末', '近日'] as const
const did = [
  '逐户核对了帮扶台账',
  '学习了党章和有关条例',
  '清理了渠道与村道',
  '商议了集体经济项目的分红办法',
  '看望了生活困难的家庭',
  '检查了活动室的用电安全',
  '听取了上月任务的办理情况',
  '把群众提出的问题分到了人',
] as const
const then = [
  '结果在公示栏张贴七天',
  '没有完成的事项写明了原因和期限',
  '参加的人员当场签了名',
  '下一次会议再报告进展',
  '意见由专人记录并答复',
  '所需费用按程序列支',
] as const
const topics = ['产业发展', '环境整治', '防汛备汛', '组织生活', '集体经济', '为民服务', '学习教育', '安全生产'] as const

/** Made-up texts, always the same, for machines without a corpus: enough of them that few paragraphs repeat on one page. */
export function syntheticCorpus(): CorpusText[] {
  const random = seeded(7)
  return Array.from({ length: 300 }, (_, number) => ({
    title: `关于${random.pick(topics)}与${random.pick(topics)}有关工作的说明（第${number + 1}期）`,
    body: Array.from({ length: 40 }, () => paragraph(random)),
  }))
}

const paragraph = (random: Random): string =>
  Array.from({ length: 1 + random.below(6) }, () => sentence(random)).join('')

const sentence = (random: Random): string =>
  `${random.pick(when)}，${random.pick(who)}围绕${random.pick(topics)}${random.pick(did)}，${random.pick(then)}。`
