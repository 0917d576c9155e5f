import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { sideScreen, terminal } from '../progress/progress.ts'
import { readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { readOptions } from './options.ts'
import { runVerify } from './run-verify.ts'
import { askState, describeState } from './status.ts'

/**
 * `npm run publish -- status`: what is live and what is held. `-- verify`: holds the live site against a clean full render.
 * Exit code 1: differences, 2: not compared, or nobody to ask.
 */
await runCommand(async () => {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => ending.abort())
  process.channel?.unref()
  try {
    const { command, json } = readOptions(process.argv.slice(2))
    const settings = readSettings(process.env, root)
    if (command === 'status') {
      const state = await askState(settings.dataDir)
      terminal.write(json ? `${JSON.stringify(state)}\n` : describeState(state, new Date()))
      return 0
    }
    const { code, text } = await runVerify(root, settings, { json, screen: sideScreen, signal: ending.signal })
    terminal.write(text)
    return code
  } catch (error) {
    if (!(error instanceof ExplainedError)) throw error
    sideScreen.write(`\n${error.message}\n`)
    return 2
  }
})
