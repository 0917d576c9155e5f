import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EnterError, explainInstall } from './explain.mjs'

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} Locked */
/** @typedef {{ packages?: Record<string, Locked> }} Lock */

/**
 * Whether what is installed is what the lockfile says. npm writes its own list into node_modules when it has finished, so an
 * interrupted or outdated installation never matches. Optional packages of other platforms may be absent.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  const there = installed?.packages
  if (there === undefined) return false
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = there[path]
    return found === undefined ? entry.optional === true : found.version === entry.version
  })
}

/**
 * Runs `npm ci` when node_modules is missing or not what the lockfile says.
 * @param {string} root the checkout
 */
export async function ensureInstalled(root) {
  const wanted = readLock(join(root, 'package-lock.json'))
  if (wanted === undefined) {
    throw new EnterError('HUOYE-RUN-002', '找不到 package-lock.json。', '请在完整的代码目录中运行。')
  }
  if (isInstalled(wanted, readLock(join(root, 'node_modules', '.package-lock.json')))) return
  await install(root)
}

/** @param {string} file @returns {Lock | undefined} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} root @returns {Promise<void>} */
function install(root) {
  const started = Date.now()
  const [program, first] = npm()
  const parameters = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const child = spawn(program, [...first, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, npm_config_engine_strict: 'false', npm_config_loglevel: 'error' },
  })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const elapsed = () => Math.round((Date.now() - started) / 1000)
  process.stdout.write('正在安装依赖（只在第一次或依赖有变化时，约一两分钟）…\n')
  const ticker = setInterval(() => report(root, elapsed()), process.stdout.isTTY ? 1000 : 10_000)
  const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => {
      clearInterval(ticker)
      reject(new EnterError('HUOYE-RUN-003', '找不到 npm。', '请安装带 npm 的 Node.js 20 或更新的版本。', cause))
    })
    child.on('close', (code, signal) => {
      clearInterval(ticker)
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (process.stdout.isTTY) process.stdout.write('\r\u001b[K')
      if (signal !== null) return reject(new EnterError('HUOYE-RUN-004', '安装被中断。', '再运行一次即可继续。'))
      if (code !== 0) return reject(explainInstall(output))
      process.stdout.write(`依赖已装好（${elapsed()} 秒）。\n`)
      resolve()
    })
  })
}

/** The npm that started us, or the one in PATH. @returns {[string, string[]]} */
function npm() {
  const own = process.env.npm_execpath
  if (own?.endsWith('npm-cli.js')) return [process.execPath, [own]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** @param {string} root @param {number} seconds */
function report(root, seconds) {
  let unpacked = 0
  try {
    unpacked = readdirSync(join(root, 'node_modules')).length
  } catch {
    unpacked = 0
  }
  const line = `  已用 ${seconds} 秒，已解开 ${unpacked} 个目录`
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
}
