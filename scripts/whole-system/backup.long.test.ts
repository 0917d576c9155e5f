import { backupOn } from './backup-suite.ts'

backupOn('PostgreSQL')
