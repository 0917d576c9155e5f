import { resolve } from 'node:path'

export type ServerSettings = { dataDir: string; publicUrl: string; host: string; port: number }

/** Settings of the server from the environment, with the defaults of the project. */
export function settingsFrom(environment: NodeJS.ProcessEnv): ServerSettings {
  const port = Number(environment.SITE_PORT ?? 4321)
  return {
    dataDir: resolve(environment.DATA_DIR ?? './data'),
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${port}`,
    host: environment.HOST ?? '127.0.0.1',
    port,
  }
}
