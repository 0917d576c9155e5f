import { crashSuite } from '../crash/crash-suite.ts'
import { everyStepOnce } from '../crash/plan.ts'

crashSuite({ kills: everyStepOnce, seed: 20261123, wholeLooks: 100 })
