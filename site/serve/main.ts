import { pino } from 'pino'
import { settingsFrom } from './settings.ts'
import { createSiteServer } from './site-server.ts'

/** Process "server": serves the live release on SITE_PORT until SIGTERM. */
const log = pino({ name: 'server' })
const { dataDir, publicUrl, host, port } = settingsFrom(process.env)

const server = createSiteServer({
  dataDir,
  publicUrl,
  now: () => new Date(),
  onError: (error, request) => log.error({ err: error, url: request.url }, 'request failed'),
})

const longestGoodbyeMs = 5000

function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), longestGoodbyeMs).unref()
}

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

server.listen(port, host, () => {
  log.info({ host, port }, 'serving')
  process.send?.({ ready: true })
})
