import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Screen, silence } from '../progress/progress.ts'
import { readSettings, type Settings } from '../start/settings.ts'
import { type Launch, root, type System, startSystem } from '../start/system.ts'
import { type AdminApi, logIn } from './admin-api.ts'
import { freePorts } from './free-ports.ts'

/** What a test can choose about its system. */
export interface TestSystemOptions {
  readonly seed?: 'demo' | 'empty'
  /** A PostgreSQL address; SQLite without it. */
  readonly databaseUrl?: string
  /** Further environment variables, as an operator would set them. */
  readonly environment?: Readonly<Record<string, string>>
  readonly screen?: Screen
  /** An empty folder to use; a new one, removed at the end, without it. */
  readonly dataDir?: string
  /** What single processes are told besides, and how soon they are started again; known once the ports are. */
  readonly launch?: (settings: Settings) => Launch | Promise<Launch>
}

/** A whole system of real processes with a DATA_DIR of its own. */
export interface TestSystem {
  readonly settings: Settings
  readonly dataDir: string
  readonly cmsUrl: string
  readonly siteUrl: string
  readonly credentials: { readonly email: string; readonly password: string }
  readonly system: System
  logIn(): Promise<AdminApi>
  /** Ends the processes and starts them again on the same DATA_DIR and ports; `between` runs while nothing does. */
  restart(between?: () => void | Promise<void>): Promise<void>
  /** Ends every process and removes the DATA_DIR. */
  stop(): Promise<void>
}

export const credentials = { email: 'admin@example.gov.cn', password: 'Harness-password-1' }

/** Starts a system as `npm start` does, on free ports and a new DATA_DIR. */
export async function startTestSystem(options: TestSystemOptions = {}): Promise<TestSystem> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'huoye-system-'))
  const remove = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const settings = await testSettings(dataDir, options)
    const launch = await options.launch?.(settings)
    const start = () => startSystem(settings, options.screen ?? silence, new AbortController().signal, launch)
    let system = await start()
    return {
      settings,
      dataDir,
      cmsUrl: settings.cmsPublicUrl,
      siteUrl: settings.publicUrl,
      credentials,
      get system() {
        return system
      },
      logIn: () => logIn(settings.cmsPublicUrl, credentials.email, credentials.password),
      async restart(between) {
        await system.stop()
        await between?.()
        system = await start()
      },
      async stop() {
        await system.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Settings of a test's system: free ports and an administrator. */
export async function testSettings(dataDir: string, options: TestSystemOptions): Promise<Settings> {
  const [cmsPort, sitePort] = await freePorts(2)
  const environment = {
    DATA_DIR: dataDir,
    CMS_PORT: String(cmsPort),
    SITE_PORT: String(sitePort),
    HUOYE_SEED: options.seed ?? 'empty',
    HUOYE_AVIF: 'off',
    HUOYE_ADMIN_EMAIL: credentials.email,
    HUOYE_ADMIN_PASSWORD: credentials.password,
    ...(options.databaseUrl !== undefined && { DATABASE_CLIENT: 'postgres', DATABASE_URL: options.databaseUrl }),
    ...options.environment,
  }
  return readSettings(environment, root)
}
