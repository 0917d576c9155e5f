import { operationsSuite } from '../crash/operations-suite.ts'

operationsSuite({ interleavings: 15, seed: 20261123 })
