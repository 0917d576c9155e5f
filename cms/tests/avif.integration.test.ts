import { avifOn } from './avif-suite.ts'

avifOn('SQLite')
