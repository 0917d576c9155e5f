import { join } from 'node:path'
import { strapiBin } from '../build/builds.ts'
import type { ProcessSpec } from '../supervise/supervise.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

export type ProcessName = 'cms' | 'publisher' | 'server'

type Process = ProcessSpec & { readonly name: ProcessName }

/** The processes of one running system. Each is told only what it needs: what serves the public knows no secret. */
export function processes(root: string, settings: Settings, secrets: Secrets, outer: NodeJS.ProcessEnv): Process[] {
  const { publishing, ...strapiSecrets } = secrets
  const everyone = {
    ...withoutPrivate(outer),
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    CMS_PORT: String(settings.cmsPort),
    SITE_PORT: String(settings.sitePort),
    PUBLIC_URL: settings.publicUrl,
    CMS_PUBLIC_URL: settings.cmsPublicUrl,
  }
  return [
    {
      name: 'cms',
      script: [strapiBin(root), 'start'],
      cwd: join(root, 'cms'),
      env: {
        ...everyone,
        ...strapiSecrets,
        HUOYE_PUBLISHING_SECRET: publishing,
        HUOYE_SEED: settings.seed,
        HUOYE_AVIF: settings.avif ? 'on' : 'off',
        DATABASE_CLIENT: settings.database.client,
        ...(settings.database.client === 'postgres' && { DATABASE_URL: settings.database.url }),
        ...(settings.admin && {
          HUOYE_ADMIN_EMAIL: settings.admin.email,
          HUOYE_ADMIN_PASSWORD: settings.admin.password,
        }),
      },
    },
    {
      name: 'publisher',
      script: [join(root, 'site', 'publish', 'main.ts')],
      cwd: join(root, 'site'),
      env: {
        ...everyone,
        HUOYE_PUBLISHING_SECRET: publishing,
        ...(outer.MEILI_API_KEY && { MEILI_API_KEY: outer.MEILI_API_KEY }),
      },
    },
    {
      name: 'server',
      script: [join(root, 'site', 'serve', 'main.ts')],
      cwd: join(root, 'site'),
      env: everyone,
    },
  ]
}

const strapiOwn = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
]
const privateNames = new Set([
  ...strapiOwn,
  'HUOYE_PUBLISHING_SECRET',
  'HUOYE_ADMIN_EMAIL',
  'HUOYE_ADMIN_PASSWORD',
  'DATABASE_URL',
  'DATABASE_CLIENT',
  'MEILI_API_KEY',
])

function withoutPrivate(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !privateNames.has(name)))
}
