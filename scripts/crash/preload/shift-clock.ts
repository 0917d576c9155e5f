// Loaded with `--import` into a process whose clock a test moves: every Date is ahead by the milliseconds that stand in the file
// HUOYE_CLOCK_FILE. Timers go on as they were, as they do when somebody sets a machine's clock.
import { readFileSync } from 'node:fs'

const file = process.env.HUOYE_CLOCK_FILE
const lookAgainMs = 50
let aheadMs = 0
let lookedAt = Number.NEGATIVE_INFINITY

function ahead(file: string): number {
  if (performance.now() - lookedAt > lookAgainMs) {
    lookedAt = performance.now()
    aheadMs = Number(readFileSync(file, 'utf8'))
  }
  return aheadMs
}

if (file !== undefined) {
  const real = Date
  const now = () => real.now() + ahead(file)
  globalThis.Date = new Proxy(real, {
    construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
