import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { recordsIn } from '../../search/records/collection.ts'
import { RecordList } from '../../search/records/record-list.ts'
import { ServedIndexFile } from '../../search/served/index-file.ts'
import { isDamage, removeDatabase } from '../sqlite/damage.ts'
import { statements } from '../sqlite/statements.ts'

/** `file`: where the index stands. */
export type ServedWorkerData = { replica: string; file: string }
/** `cleanse`: nothing of what was removed may stay in the file. */
export type ServedRequest = { cleanse: boolean }
/** How many records were written or removed. */
export type ServedAnswer = { changed: number }

// On Linux a thread's own: an index may take its time, a publish may not.
try {
  setPriority(10)
} catch {}

const { replica, file }: ServedWorkerData = workerData
const database = new Database(replica, { readonly: true })
const sql = statements(database)
let index = new ServedIndexFile(file)
let list = new RecordList(sql)

/** Looks at one state of the replica, and makes the index equal to it. */
const bring = database.transaction((): number => {
  const { whole, changes } = list.look()
  const read = recordsIn(sql, list.all)
  return whole ? index.bring(list.all, read) : index.follow(changes, read)
})

/** A file that is damaged is thrown away: the replica has everything. */
function bringOrStartOver(): number {
  try {
    return bring()
  } catch (error) {
    if (!isDamage(error)) throw error
    index.close()
    removeDatabase(file)
    index = new ServedIndexFile(file)
    list = new RecordList(sql)
    return bring()
  }
}

parentPort?.on('message', ({ cleanse }: ServedRequest) => {
  const answer: ServedAnswer = { changed: bringOrStartOver() }
  if (cleanse) index.leaveNothing()
  parentPort?.postMessage(answer)
})
