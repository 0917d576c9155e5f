import type { ColumnRecord } from '@huoye/content-types'
import type { EntryScope } from '../../publish/reads/index.ts'

/** What the column tree is asked by: any list of columns will do. */
type TreeColumn = Pick<ColumnRecord, 'key' | 'parentKey' | 'order'>

/** 党支部概况 holds no entries: every branch has one overview instead. */
export const overviewColumn = 'branch-overview'

/** The columns below one, in their order; `null` gives the roots. */
export const childColumns = <Column extends TreeColumn>(
  columns: readonly Column[],
  parentKey: string | null,
): Column[] => columns.filter((column) => column.parentKey === parentKey).sort(byOrder)

/** The columns that hold entries in the tree below a column, or the column itself when it has no children. */
function leafColumns<Column extends TreeColumn>(columns: readonly Column[], column: Column): Column[] {
  const children = childColumns(columns, column.key)
  return children.length === 0 ? [column] : children.flatMap((child) => leafColumns(columns, child))
}

/** All columns that hold entries, in the order of the tree. */
export const entryColumns = <Column extends TreeColumn>(columns: readonly Column[]): Column[] =>
  childColumns(columns, null)
    .flatMap((root) => leafColumns(columns, root))
    .filter((column) => column.key !== overviewColumn)

/** Which entries a column lists: its own, or those of all columns below it; of one organization when it is given. */
export function columnScope(columns: readonly TreeColumn[], column: TreeColumn, organization?: string): EntryScope {
  const keys = leafColumns(columns, column).map((leaf) => leaf.key)
  const only = keys.length === 1 ? keys[0] : undefined
  const of = organization === undefined ? {} : { organization }
  return only === undefined ? { columns: keys, ...of } : { column: only, ...of }
}

/** From the root of the tree to the column itself. */
export function columnPath<Column extends TreeColumn>(columns: readonly Column[], column: Column): Column[] {
  const parent = columns.find((other) => other.key === column.parentKey)
  return parent ? [...columnPath(columns, parent), column] : [column]
}

const byOrder = (left: TreeColumn, right: TreeColumn): number =>
  left.order - right.order || (left.key < right.key ? -1 : 1)
