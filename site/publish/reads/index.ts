/** What pages and plan nodes may use of the engine. */

export { type Claim, child, type PlanNode, type PlanResult } from './plan-node.ts'
export { defineRead, type Json, type Read, type ReadArgs, type ReadContent } from './read.ts'
export {
  type EntriesQuery,
  type EntryCard,
  type EntryScope,
  type Neighbours,
  type RecordOf,
  type Replica,
  sortKey,
} from './replica.ts'
