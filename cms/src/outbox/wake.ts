import { EventEmitter } from 'node:events'

const bell = new EventEmitter().setMaxListeners(0)

/** Rung after a transaction with events committed. A hint only: whoever waits also looks by the clock. */
export const ring = (): void => {
  bell.emit('committed')
}

/** Resolves at the next ring, or after `ms`, or when `signal` aborts, whichever is first. */
export function nextRing(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      bell.off('committed', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    bell.on('committed', done)
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
}
