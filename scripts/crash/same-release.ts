import type { Listed, SiteView } from './site-view.ts'

/**
 * What cannot be true within one release; empty where all pages show the same state of the content. Says nothing about a view
 * that saw a new release go live on its way.
 * @param steady addresses of documents that nobody touches meanwhile: they are listed in every release
 */
export function contradictions(view: SiteView, steady: ReadonlySet<string> = new Set()): string[] {
  if (view.releases[0] !== view.releases[1]) return []
  const { feed, home, branches, columns } = view
  const all = new Map(feed.map((listed) => [listed.path, listed.revision]))
  const lists: [string, readonly Listed[]][] = [
    ['home', home],
    ...branches.flatMap((branch, index): [string, readonly Listed[]][] => [
      [`branch ${index} for machines`, branch.all],
      [`branch ${index}`, branch.home],
    ]),
    ...columns.map((column, index): [string, readonly Listed[]] => [`column ${index}`, column]),
  ]
  return [
    ...[...steady].filter((path) => !all.has(path)).map((path) => `the feed lacks ${path}, which nobody touched`),
    ...lists.flatMap(([name, list]) => notIn(all, name, list)),
    ...parts(
      'branches',
      feed,
      branches.map((branch) => branch.all),
    ),
    ...parts('columns', feed, columns),
    ...newestMissing('home', feed, home),
    ...branches.flatMap((branch, index) => newestMissing(`branch ${index}`, branch.all, branch.home)),
    ...view.entries.flatMap(({ path, status, revision }) =>
      status === 200 && revision === all.get(path)
        ? []
        : [`${path} answers ${status} with revision ${revision}; the feed says ${all.get(path)}`],
    ),
    ...view.missingFiles.map((file) => `linked, and answered with ${file}`),
  ].map((text) => `release ${view.releases[0]}: ${text}`)
}

function notIn(all: ReadonlyMap<string, number>, name: string, list: readonly Listed[]): string[] {
  return list
    .filter(({ path, revision }) => all.get(path) !== revision)
    .map(({ path, revision }) => `${name} has ${path} in revision ${revision}, the feed in ${all.get(path)}`)
}

/** Each document of the feed stands in exactly one of the lists. */
function parts(name: string, feed: readonly Listed[], lists: readonly (readonly Listed[])[]): string[] {
  return feed.flatMap(({ path }) => {
    const holding = lists.filter((list) => list.some((listed) => listed.path === path)).length
    return holding === 1 ? [] : [`${holding} of the ${name} list ${path}`]
  })
}

function newestMissing(name: string, reference: readonly Listed[], list: readonly Listed[]): string[] {
  const newest = reference[0]
  return newest === undefined || list.some(({ path }) => path === newest.path) ? [] : [`${name} lacks ${newest.path}`]
}
