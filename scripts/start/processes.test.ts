import { expect, test } from 'vitest'
import { processes } from './processes.ts'
import { readSettings } from './settings.ts'

const secrets = {
  publishing: 'canary-publishing',
  APP_KEYS: 'canary-keys',
  API_TOKEN_SALT: 'canary-api',
  ADMIN_JWT_SECRET: 'canary-admin',
  TRANSFER_TOKEN_SALT: 'canary-transfer',
  ENCRYPTION_KEY: 'canary-encryption',
  JWT_SECRET: 'canary-jwt',
}

const outer = {
  PATH: '/bin',
  DATABASE_CLIENT: 'postgres',
  DATABASE_URL: 'postgres://u:canary-database@h/d',
  HUOYE_ADMIN_EMAIL: 'a@example.gov.cn',
  HUOYE_ADMIN_PASSWORD: 'Canary-password1',
  MEILI_API_KEY: 'canary-meilisearch',
}

test('what serves the public is told no secret, and the publisher only what it needs', () => {
  const root = new URL('../..', import.meta.url).pathname
  const specs = processes(root, readSettings(outer, root), secrets, outer)
  const told = Object.fromEntries(
    specs.map((spec) => [spec.name, (JSON.stringify(spec.env).match(/canary-\w+/gi) ?? []).sort()]),
  )
  expect(told).toEqual({
    cms: [...Object.values(secrets), 'canary-database', 'Canary-password1'].sort(),
    publisher: ['canary-meilisearch', 'canary-publishing'],
    server: [],
  })
})
