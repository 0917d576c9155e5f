// A whole system in a process of its own, for tests that kill the supervisor too: `node supervisor.ts SETTINGS LAUNCH`, both JSON.
import { silence } from '../progress/progress.ts'
import type { Settings } from '../start/settings.ts'
import { type Launch, startSystem } from '../start/system.ts'

const settings: Settings = JSON.parse(process.argv[2] ?? '')
const launch: Launch = JSON.parse(process.argv[3] ?? '')
const stopping = new AbortController()
const ended = Promise.withResolvers<void>()
for (const event of ['SIGTERM', 'disconnect'] as const) {
  process.once(event, () => {
    stopping.abort()
    ended.resolve()
  })
}
const system = await startSystem(settings, silence, stopping.signal, launch)
process.send?.({ ready: true })
await ended.promise
await system.stop()
process.exit(0)
