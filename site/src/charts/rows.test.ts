import { groupShapes, statisticsGroups } from '@huoye/content-types'
import { expect, it } from 'vitest'
import { chartLines, chartRows } from './rows.ts'

it('gives the largest number the longest bar and the others their share of it', () => {
  const { rows } = chartRows([
    { name: '女', count: 10 },
    { name: '男', count: 40 },
    { name: '未填', count: 0 },
  ])
  expect(rows.map(({ bar }) => bar.width)).toEqual([17.5, 70, 0])
})

it('stands each row below the one before, and a name in two lines takes more', () => {
  const { rows, height } = chartRows([
    { name: '新中国成立后至十一届三中全会前', count: 6 },
    { name: '十八大以来', count: 9 },
  ])
  expect(rows).toEqual([
    {
      lines: [
        { text: '新中国成立后至', y: 1 },
        { text: '十一届三中全会前', y: 2.4 },
      ],
      bar: { y: 3.05, width: 46.667 },
      count: 6,
    },
    { lines: [{ text: '十八大以来', y: 5.613 }], bar: { y: 6.262, width: 70 }, count: 9 },
  ])
  expect(height).toBe(6.95)
})

it('has no name of a category that would run over the edge of a narrow screen', () => {
  const names = statisticsGroups.flatMap((group) => {
    const shape = groupShapes[group]
    if (shape.kind === 'share') return [shape.part.name, shape.others]
    if (shape.kind === 'kinds') return shape.kinds.map(({ name }) => name)
    const ends = shape.bands.map(({ to }) => to)
    return shape.bands.flatMap(({ from }) => ends.map((to) => shape.name(from, to)))
  })
  for (const name of names) for (const line of chartLines(name)) expect(line.length, line).toBeLessThanOrEqual(11)
})
