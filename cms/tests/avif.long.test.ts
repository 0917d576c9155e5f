import { avifOn } from './avif-suite.ts'
import { databases } from './databases.ts'

for (const database of databases) if (database !== 'SQLite') avifOn(database)
