import type { Readings } from '../../matching/readings.ts'
import type { StoredRecord } from '../format/files.ts'

/** How title and names of a record are read: it brings that along, since the tables for it are large. */
export const readingsOf =
  ({ readings }: StoredRecord): Readings =>
  (folded) =>
    (readings[folded] ?? []).map((one) => one.split(' '))
