import { operationsSuite } from '../crash/operations-suite.ts'

operationsSuite({ interleavings: 6, seed: 20261123 })
