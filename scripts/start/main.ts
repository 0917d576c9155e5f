import { runCommand } from '../explain/explained-error.ts'
import { seconds, terminal } from '../progress/progress.ts'
import { announcement } from './announcement.ts'
import { readSettings } from './settings.ts'
import { root, startSystem } from './system.ts'

/** `npm start`: builds what changed, runs everything, and ends it in order on Ctrl-C, SIGTERM, or when its own parent is gone. */
await runCommand(async () => {
  const started = Date.now()
  const ending = new AbortController()
  const end = () => ending.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, end)
  process.channel?.unref()

  const settings = readSettings(process.env, root)
  const system = await startSystem(settings, terminal, ending.signal)
  terminal.write(announcement(settings, system.loginUrl, seconds(Date.now() - started)))

  if (!ending.signal.aborted) {
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }))
  }
  terminal.write('\n正在停止…\n')
  await system.stop()
  terminal.write('已停止，没有留下进程。\n')
  return 0
})
