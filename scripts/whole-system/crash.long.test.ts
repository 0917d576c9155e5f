import { crashSuite } from '../crash/crash-suite.ts'
import { everyTargetAtEveryStep } from '../crash/plan.ts'

const seed = Number(process.env.HUOYE_CRASH_SEED ?? Date.now() % 1_000_000)
crashSuite({ kills: everyTargetAtEveryStep, seed, wholeLooks: 1000 })
