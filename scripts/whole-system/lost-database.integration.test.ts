import { databaseSuite } from '../crash/database-suite.ts'

databaseSuite(8_000)
