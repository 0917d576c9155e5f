import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSecrets } from './secrets.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'huoye-secrets-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('secrets are made once, all different, for their owner only', () => {
  const made = ensureSecrets(dataDir)
  expect(new Set(Object.values(made)).size).toBe(7)
  chmodSync(join(dataDir, 'secrets.json'), 0o644)
  expect(ensureSecrets(dataDir)).toEqual(made)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a secret that a newer version needs is added to those that are there', () => {
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ publishing: 'kept' }))
  const made = ensureSecrets(dataDir)
  expect(made.publishing).toBe('kept')
  expect(made.JWT_SECRET).toHaveLength(43)
})

test('a damaged file is refused, not replaced', () => {
  writeFileSync(join(dataDir, 'secrets.json'), '{"publishing":')
  expect(() => ensureSecrets(dataDir)).toThrow('HUOYE-START-002')
})
