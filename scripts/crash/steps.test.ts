import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../start/system.ts'
import { steps } from './steps.ts'

test.each([
  ['cms', 'cms/src/outbox/steps.ts'],
  ['publisher', 'site/publish/engine/steps.ts'],
] as const)('every step that %s announces is known, and no other', (name, file) => {
  const source = readFileSync(join(root, file), 'utf8')
  const declaration = source.slice(source.indexOf('export type Step'), source.indexOf('const steps'))
  expect([...declaration.matchAll(/'([a-z-]+)'/g)].map(([, step]) => step)).toEqual([...steps[name]])
})
