// Loaded with `--import` into the processes of a crash test and into their threads. When the step is reached that the order in the
// folder HUOYE_CRASH_FOLDER waits for, it kills whom the order names, this process last where it is among them.
import { subscribe } from 'node:diagnostics_channel'
import { stepReached } from '../order.ts'

const folder = process.env.HUOYE_CRASH_FOLDER
if (folder !== undefined) {
  subscribe('huoye:step', (message) => {
    if (typeof message !== 'object' || message === null || !('step' in message)) return
    const pids = stepReached(folder, String(message.step))
    for (const pid of pids) if (pid !== process.pid) kill(pid)
    if (pids.includes(process.pid)) kill(process.pid)
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
