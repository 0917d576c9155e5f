import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'astro'
import config from '../astro.config.mjs'
import { openContent } from './content.ts'
import { staticSite } from './static-site.ts'

/**
 * Builds the public site as plain files with an ordinary static `astro build`, without the engine: what its releases are held
 * against in tests. `STATIC_REPLICA` is a copy of a publisher's replica.db, `STATIC_OUT` the folder for the files.
 */
const { STATIC_REPLICA: replica, STATIC_OUT: out, PUBLIC_URL: publicUrl } = process.env
if (!replica || !out || !publicUrl)
  throw new Error('STATIC_REPLICA, STATIC_OUT and PUBLIC_URL say what to build and where.')

const { adapter: _adapter, ...shared } = config
await build({
  ...shared,
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  output: 'static',
  outDir: resolve(out),
  site: publicUrl,
  integrations: [...(shared.integrations ?? []), staticSite(openContent(resolve(replica), publicUrl))],
  logLevel: 'warn',
})
