import { expect, test } from 'vitest'
import { towns } from './divisions.ts'

const units = towns.flatMap((town) => town.units)

test('the county has 17 towns and 207 villages and communities', () => {
  expect(towns).toHaveLength(17)
  expect(units).toHaveLength(207)
  expect(units.filter(({ kind }) => kind === '社区')).toHaveLength(32)
})

test('codes are those of the county, unique, and a unit stands under its town', () => {
  expect(new Set([...towns, ...units].map(({ code }) => code)).size).toBe(224)
  for (const town of towns) {
    expect(town.code).toMatch(/^610924\d{3}$/)
    for (const unit of town.units) expect(unit.code).toMatch(new RegExp(`^${town.code}\\d{3}$`))
  }
})

test('names are short and pinyin is one lower-case word', () => {
  for (const unit of units) {
    expect(unit.name).toMatch(/^[\u4e00-\u9fff]+(村|社区)$/)
    expect(unit.name).not.toMatch(/委会/)
    expect(unit.pinyin).toMatch(/^[a-z]+$/)
  }
})
