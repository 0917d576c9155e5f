import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashInputs, isInput } from './inputs.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huoye-inputs-'))
  mkdirSync(join(root, 'src/dist'), { recursive: true })
  writeFileSync(join(root, 'src/a.ts'), 'a')
})
afterEach(() => rmSync(root, { recursive: true }))

test('a changed, added or renamed source changes the hash', () => {
  const hashes = new Set([hashInputs(root, ['src'])])
  writeFileSync(join(root, 'src/a.ts'), 'b')
  hashes.add(hashInputs(root, ['src']))
  writeFileSync(join(root, 'src/b.ts'), '')
  hashes.add(hashInputs(root, ['src']))
  rmSync(join(root, 'src/b.ts'))
  writeFileSync(join(root, 'src/c.ts'), '')
  hashes.add(hashInputs(root, ['src']))
  expect(hashes.size).toBe(4)
})

test('tests, outputs and missing folders do not', () => {
  const before = hashInputs(root, ['src'])
  writeFileSync(join(root, 'src/a.test.ts'), 'x')
  writeFileSync(join(root, 'src/dist/out.js'), 'x')
  expect(hashInputs(root, ['src', 'nowhere'])).toBe(before)
  expect(isInput('cms/src/index.ts')).toBe(true)
})
