import { migrationsOn } from './migrations-suite.ts'

migrationsOn('SQLite')
