import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'
import { tryLock } from '../lock/exclusive-lock.ts'
import { whereThereIsRoom } from '../supervise/room.ts'

/** Who runs on a DATA_DIR, beside the lock; only the lock decides. */
interface Holder {
  readonly pid: number
  readonly children: readonly number[]
}

/** The right to run on a DATA_DIR. */
export interface DataDirLock {
  /** The processes that an earlier start left behind when it was killed. */
  readonly leftBehind: readonly number[]
  /** Notes the running child processes, for whoever comes after a crash. */
  note(children: readonly number[]): void
  release(): void
}

/** Takes a DATA_DIR for this process. Throws an ExplainedError that names the process which already runs on it. */
export function takeDataDir(dataDir: string): DataDirLock {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (cause) {
    const remedy = '请检查 DATA_DIR 的路径和权限。'
    throw new ExplainedError('HUOYE-START-005', `不能建立数据目录 ${dataDir}。`, remedy, cause)
  }
  const note = join(dataDir, 'start.json')
  const held = tryLock(join(dataDir, 'start.lock'))
  const before = readHolder(note)
  if (held === null) {
    const who = before === null ? '另一个进程' : `进程 ${before.pid}`
    const remedy = '要重启，请先在那边按 Ctrl-C 停止；要同时运行两套，请为第二套设置另外的 DATA_DIR 和端口。'
    throw new ExplainedError('HUOYE-START-006', `数据目录 ${dataDir} 正由${who}使用，没有再启动一次。`, remedy)
  }
  // Only for people and for whoever comes after a crash: a full disk must not end what runs.
  const write = (children: readonly number[]) =>
    void whereThereIsRoom(() => writeFileSync(note, JSON.stringify({ pid: process.pid, children })))
  write([])
  return {
    leftBehind: before?.children ?? [],
    note: write,
    release() {
      rmSync(note, { force: true })
      held.release()
    },
  }
}

function readHolder(file: string): Holder | null {
  if (!existsSync(file)) return null
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('children' in value)) return null
    const { pid, children } = value
    if (typeof pid !== 'number' || !Array.isArray(children)) return null
    return { pid, children: children.filter((child) => typeof child === 'number') }
  } catch {
    return null
  }
}
