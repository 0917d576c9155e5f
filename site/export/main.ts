import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { settingsFrom } from '../serve/settings.ts'
import { type Exported, Exporter } from './exporter.ts'

/**
 * Process "export": writes what readers see into a folder, with `--watch` for as long as it runs. Prints one JSON line for each
 * run that changed something. With `--nginx-pid FILE`, nginx is told whenever its configuration differs.
 */
const options = { watch: { type: 'boolean' }, 'nginx-pid': { type: 'string' } } as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const { dataDir, publicUrl } = settingsFrom(process.env)
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => stopping.abort())
process.channel?.unref()

const lookEveryMs = 100

const exporter = new Exporter({ dataDir, publicUrl, folder: resolve(positionals[0] ?? 'export') })
try {
  for (;;) {
    const exported = exporter.run()
    if (exported) told(exported)
    if (!values.watch || stopping.signal.aborted) break
    await wait(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
} finally {
  exporter.close()
}

function told(exported: Exported): void {
  process.stdout.write(`${JSON.stringify(exported)}\n`)
  const file = values['nginx-pid']
  if (exported.configured && file !== undefined) process.kill(Number(readFileSync(file, 'utf8')), 'SIGHUP')
}
