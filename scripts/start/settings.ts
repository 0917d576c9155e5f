import { resolve } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'

/** What a running system is told from outside. */
export interface Settings {
  readonly dataDir: string
  readonly host: string
  readonly cmsPort: number
  readonly sitePort: number
  readonly publicUrl: string
  readonly cmsPublicUrl: string
  readonly database: { readonly client: 'sqlite' } | { readonly client: 'postgres'; readonly url: string }
  readonly seed: 'demo' | 'empty'
  /** Whether pictures are made in AVIF too, in the background. */
  readonly avif: boolean
  /** The first administrator, when it is not to be made by a one-time link. */
  readonly admin: { readonly email: string; readonly password: string } | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings out of the environment. Throws one ExplainedError that names every variable that is wrong. */
export function readSettings(environment: Environment, root: string): Settings {
  const problems: string[] = []
  const value = (name: string) => environment[name]?.trim() || undefined
  const port = (name: string, preset: number) => {
    const given = value(name)
    if (given === undefined) return preset
    const number = Number(given)
    if (/^\d+$/.test(given) && number >= 1 && number <= 65_535) return number
    problems.push(`${name} 应是 1 到 65535 之间的整数，现在是“${given}”。`)
    return preset
  }
  const address = (name: string, preset: string) => {
    const given = value(name)
    if (given === undefined) return preset
    const url = URL.canParse(given) ? new URL(given) : null
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url.origin
    problems.push(`${name} 应是不带路径的网址，如 https://www.example.gov.cn，现在是“${given}”。`)
    return preset
  }

  const host = value('HOST') ?? '127.0.0.1'
  const cmsPort = port('CMS_PORT', 1337)
  const sitePort = port('SITE_PORT', 4321)
  if (cmsPort === sitePort) problems.push(`CMS_PORT 和 SITE_PORT 不能是同一个端口（${cmsPort}）。`)
  const settings: Settings = {
    dataDir: resolve(root, value('DATA_DIR') ?? 'data'),
    host,
    cmsPort,
    sitePort,
    publicUrl: address('PUBLIC_URL', originOn(host, sitePort)),
    cmsPublicUrl: address('CMS_PUBLIC_URL', originOn(host, cmsPort)),
    database: readDatabase(value, problems),
    seed: readSeed(value, problems),
    avif: readAvif(value, problems),
    admin: readAdmin(value, problems),
  }
  if (problems.length > 0) {
    const list = problems.map((problem) => `  · ${problem}`).join('\n')
    throw new ExplainedError('HUOYE-START-001', '环境变量有误，没有启动。', `${list}\n请改正后再运行 npm start。`)
  }
  return settings
}

/** Where a server is reached from this machine: one that listens everywhere at 127.0.0.1. */
export function originOn(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

type Read = (name: string) => string | undefined

function readDatabase(value: Read, problems: string[]): Settings['database'] {
  const client = value('DATABASE_CLIENT') ?? 'sqlite'
  const url = value('DATABASE_URL')
  const isPostgres = url !== undefined && /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)
  if (client === 'sqlite') {
    if (!isPostgres) return { client }
    problems.push('DATABASE_URL 指向 PostgreSQL，但 DATABASE_CLIENT 不是 postgres：请补上，或去掉 DATABASE_URL。')
    return { client }
  }
  if (client !== 'postgres') {
    problems.push(`DATABASE_CLIENT 只能是 sqlite 或 postgres，现在是“${client}”。`)
    return { client: 'sqlite' }
  }
  if (isPostgres) return { client, url }
  problems.push('DATABASE_CLIENT 是 postgres 时，DATABASE_URL 应形如 postgres://用户:密码@主机:5432/库名。')
  return { client: 'sqlite' }
}

function readSeed(value: Read, problems: string[]): Settings['seed'] {
  const seed = value('HUOYE_SEED') ?? 'demo'
  if (seed === 'demo' || seed === 'empty') return seed
  problems.push(`HUOYE_SEED 只能是 demo 或 empty，现在是“${seed}”。`)
  return 'demo'
}

function readAvif(value: Read, problems: string[]): boolean {
  const avif = value('HUOYE_AVIF') ?? 'on'
  if (avif !== 'on' && avif !== 'off') problems.push(`HUOYE_AVIF 只能是 on 或 off，现在是“${avif}”。`)
  return avif !== 'off'
}

function readAdmin(value: Read, problems: string[]): Settings['admin'] {
  const email = value('HUOYE_ADMIN_EMAIL')
  const password = value('HUOYE_ADMIN_PASSWORD')
  if (email === undefined && password === undefined) return null
  if (email === undefined || password === undefined) {
    problems.push('HUOYE_ADMIN_EMAIL 和 HUOYE_ADMIN_PASSWORD 要么都设置，要么都不设置。')
    return null
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.push(`HUOYE_ADMIN_EMAIL 不是邮箱地址：“${email}”。`)
  const strong = password.length >= 8 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password)
  const fits = Buffer.byteLength(password) <= 72
  if (!strong || !fits) problems.push('HUOYE_ADMIN_PASSWORD 至少 8 位、至多 72 字节，并含大写字母、小写字母和数字。')
  return { email, password }
}
