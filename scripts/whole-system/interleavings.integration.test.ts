import { operationsSuite } from '../crash/operations-suite.ts'

operationsSuite({ interleavings: 4, seed: 20261123 })
