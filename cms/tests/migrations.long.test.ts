import { databases } from './databases.ts'
import { migrationsOn } from './migrations-suite.ts'

for (const database of databases) if (database !== 'SQLite') migrationsOn(database)
