import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { publicRecord } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { pageKinds } from './page-kinds.ts'

test('every page template has a kind, so that nothing escapes what is measured', () => {
  const templates = globSync('**/*.astro', { cwd: fileURLToPath(new URL('../pages/', import.meta.url)) })
  expect([...new Set(pageKinds.map(({ source }) => source))].sort()).toEqual(templates.sort())
})

test('the county that is measured keeps the contract', () => {
  const county = openCounty()
  for (const record of county) expect(publicRecord.safeParse(record).error).toBeUndefined()
  expect(new Set(county.map((record) => record.id)).size).toBe(county.length)
})
