import { databaseSuite } from '../crash/database-suite.ts'

databaseSuite(60_000)
