import { operationsSuite } from '../crash/operations-suite.ts'

const seed = Number(process.env.HUOYE_CRASH_SEED ?? Date.now() % 1_000_000)
operationsSuite({ interleavings: 500, seed })
