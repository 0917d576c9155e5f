import { describe, expect, it } from 'vitest'
import { brokenTitle, clauses, words } from './clauses.ts'

const titles = [
  '冬月主题党日：清理村口河道，走访独居老人',
  '《中国共产党支部工作条例（试行）》学习要点',
  '“两学一做”学习教育',
  '焕古村党支部 开展 12 月主题党日',
  'Strapi 与 <script> 的标题 & 符号',
  '',
]

describe('a headline', () => {
  it('loses no character when it is cut', () => {
    for (const title of titles) expect(clauses(title).flat().join('')).toBe(title)
  })

  it('has a clause after each mark that ends one', () => {
    expect(clauses('冬月主题党日：清理村口河道，走访独居老人').map((clause) => clause.join(''))).toEqual([
      '冬月主题党日：',
      '清理村口河道，',
      '走访独居老人',
    ])
  })

  it('does not break inside a name or before a closing mark', () => {
    expect(words('基层党组织建设提升年活动')).toEqual(['基层', '党组织', '建设', '提升年', '活动'])
    for (const word of words('《中国共产党支部工作条例（试行）》学习要点'))
      expect(word).not.toMatch(/^[》），。]|[《（]$/)
  })

  it('is escaped', () => {
    expect(brokenTitle('<script>&')).not.toContain('<script>')
    expect(brokenTitle('甲&乙')).toContain('&amp;')
  })
})
