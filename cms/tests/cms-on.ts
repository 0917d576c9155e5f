import { type AdminApi, logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import type { TestPostgres } from '../../scripts/harness/postgres.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { type County, foundCounty } from './county.ts'
import { type databases, startDatabase } from './databases.ts'

/** A CMS with an administrator who is signed in, and a county with a first branch. `server` is null on SQLite. */
export type CmsUnderTest = {
  server: TestPostgres | null
  cms: CmsProcess
  admin: AdminApi
  county: County
  stop(): Promise<void>
}

/** Starts one on a database of its own. */
export async function cmsOn(
  database: (typeof databases)[number],
  environment: Record<string, string> = {},
): Promise<CmsUnderTest> {
  const [port = 0] = await freePorts(1)
  const server = await startDatabase(database)
  const cms = await startCms({ port, environment, ...(server ? { databaseUrl: server.url } : {}) }).catch(
    async (error: unknown) => {
      await server?.stop()
      throw error
    },
  )
  const stop = async (): Promise<void> => {
    await cms.stop()
    await server?.stop()
  }
  const admin = await logIn(cms.url, credentials.email, credentials.password)
  return { server, cms, admin, county: await foundCounty(admin, '610924101'), stop }
}
