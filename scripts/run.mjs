// Every command comes in here: `node scripts/run.mjs <command> [arguments]`. It runs from a bare checkout on Node 20, so it
// is plain JavaScript without dependencies; it installs what is missing, finds a Node that runs TypeScript, and hands over.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EnterError } from './enter/explain.mjs'
import { ensureInstalled } from './enter/install.mjs'
import { findNode } from './enter/runtime.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [command, ...rest] = process.argv.slice(2)

try {
  const main = entryOf(command)
  await ensureInstalled(root)
  run(findNode(root), main, rest)
} catch (error) {
  if (!(error instanceof EnterError)) throw error
  console.error(`\n${error.message}\n`)
  process.exitCode = 1
}

/** The file that a command runs; an unknown one is answered with the list. @param {string | undefined} name */
function entryOf(name) {
  const folder = join(root, 'scripts')
  const known = readdirSync(folder).filter((entry) => existsSync(join(folder, entry, 'main.ts')))
  if (name !== undefined && known.includes(name)) return join(folder, name, 'main.ts')
  throw new EnterError('HUOYE-RUN-001', `没有“${name ?? ''}”这个命令。`, `可用的命令：${known.join('、')}。`)
}

/** @param {string} node @param {string} main @param {string[]} parameters */
function run(node, main, parameters) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...parameters], {
    cwd: root,
    // The channel tells the command that this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      STRAPI_TELEMETRY_DISABLED: 'true',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  const orphaned = watchParent(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    clearInterval(orphaned)
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
  })
}

/**
 * npm runs scripts through a shell that passes no signal on: when npm is told to end, the shell dies and leaves this process
 * to a new parent. @param {() => void} orphaned
 */
function watchParent(orphaned) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    orphaned()
  }, 250)
  return watch
}
