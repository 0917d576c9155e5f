import type { FieldObjection } from '../define/field.ts'
import { countsOf, groupShapes, type StatisticsGroup, statisticsGroups, tolerance } from './groups.ts'

/** What is wrong with one snapshot as it was entered, beside what single fields say: its groups against its total. */
export function snapshotObjections(snapshot: Readonly<Record<string, unknown>>): FieldObjection[] {
  const { total } = snapshot
  if (typeof total !== 'number') return []
  return statisticsGroups.flatMap((group) => groupObjections(group, snapshot, total))
}

function groupObjections(
  group: StatisticsGroup,
  snapshot: Readonly<Record<string, unknown>>,
  total: number,
): FieldObjection[] {
  const shape = groupShapes[group]
  const names = countsOf(shape)
  const known = names.flatMap((name) => {
    const count = snapshot[name]
    return typeof count === 'number' ? [{ name, count }] : []
  })
  const [first] = known
  if (!first) return []
  if (shape.kind === 'share' && !shape.stored) {
    const message = `“${group}”：${shape.part.name}${first.count}名，多于党员总数${total}名`
    return first.count > total ? [{ field: first.name, message }] : []
  }
  const sum = known.reduce((all, { count }) => all + count, 0)
  const { missing, excess } = tolerance(total)
  const said = `“${group}”各项合计${sum}名，比党员总数${total}名`
  const most = excess > 0 ? `最多可以多${excess}名（1%）` : '不能多于总数'
  if (sum > total + excess) return [{ field: first.name, message: `${said}多${sum - total}名；${most}` }]
  if (sum < total - missing)
    return [
      { field: first.name, message: `${said}少${total - sum}名；最多可以少${missing}名，没有统计的这一组请全部留空` },
    ]
  return []
}

/** A group that is opened both for the county and for its branches; see `openedStatistics` for why that may not be. */
export function openingObjections(setting: Readonly<Record<string, unknown>>): FieldObjection[] {
  const { countyStatistics: county, branchStatistics: branches } = setting
  if (!Array.isArray(county) || !Array.isArray(branches)) return []
  const both = county.filter((group) => branches.includes(group))
  if (both.length === 0) return []
  const message = `“${both.join('、')}”不能在县里和支部同时公开：用全县的数减去各支部的数，会算出没有公开的小数目。请只留一处`
  return [{ field: 'branchStatistics', message }]
}
