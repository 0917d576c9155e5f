import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'

const names = [
  'publishing',
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
] as const

/** `publishing` guards what the processes tell each other; the others are Strapi's, under its own variable names. */
export type Secrets = Readonly<Record<(typeof names)[number], string>>

/**
 * The secrets of one DATA_DIR, made on its first start and kept in secrets.json, readable by its owner only. A file that
 * cannot be read is refused, not replaced: new secrets would lock everybody out and make encrypted values unreadable.
 */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const known = existsSync(file) ? readSecrets(dataDir) : {}
  const missing = names.filter((name) => known[name] === undefined)
  if (missing.length === 0) {
    chmodSync(file, 0o600)
  } else {
    const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64url')]))
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...known, ...made }, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return complete(readSecrets(dataDir))
}

/** Some or all of the secrets of a DATA_DIR. Throws an ExplainedError when the file is missing or damaged. */
export function readSecrets(dataDir: string): Partial<Secrets> {
  const file = join(dataDir, 'secrets.json')
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null) throw new TypeError('not an object')
    const entries = new Map(Object.entries(parsed))
    return Object.fromEntries(
      names.flatMap((name) => {
        const value: unknown = entries.get(name)
        return typeof value === 'string' && value !== '' ? [[name, value]] : []
      }),
    )
  } catch (cause) {
    const remedy = '请从备份恢复这个文件。不要新建：原有的登录和加密数据依赖它。'
    throw new ExplainedError('HUOYE-START-002', `读不了密钥文件 ${file}。`, remedy, cause)
  }
}

function complete(secrets: Partial<Secrets>): Secrets {
  const value = (name: keyof Secrets) => secrets[name] ?? ''
  return {
    publishing: value('publishing'),
    APP_KEYS: value('APP_KEYS'),
    API_TOKEN_SALT: value('API_TOKEN_SALT'),
    ADMIN_JWT_SECRET: value('ADMIN_JWT_SECRET'),
    TRANSFER_TOKEN_SALT: value('TRANSFER_TOKEN_SALT'),
    ENCRYPTION_KEY: value('ENCRYPTION_KEY'),
    JWT_SECRET: value('JWT_SECRET'),
  }
}
