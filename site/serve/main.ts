import { pino } from 'pino'
import { settingsFrom } from './settings.ts'
import { SiteServer } from './site-server.ts'

/** Process "server": serves the live release on SITE_PORT until SIGTERM. */
const log = pino({ name: 'server' })
const { dataDir, publicUrl, host, port } = settingsFrom(process.env)

const server = new SiteServer({
  dataDir,
  publicUrl,
  now: () => new Date(),
  onError: (error, request) => log.error({ err: error, path: request.url?.replace(/\?.*$/s, '') }, 'request failed'),
})

const longestGoodbyeMs = 5000

const stop = (): Promise<never> => server.stop(longestGoodbyeMs).then(() => process.exit(0))

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

await server.listen(port, host)
log.info({ host, port }, 'serving')
process.send?.({ ready: true })
