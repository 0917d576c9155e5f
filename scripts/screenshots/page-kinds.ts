/** Every kind of page of the public site: a fixed address, or the first link found that has its form. */
export const pageKinds: readonly { readonly name: string; readonly address: string | RegExp }[] = [
  { name: 'home', address: '/' },
  { name: 'spirit', address: '/spirit/' },
  { name: 'news', address: '/news/' },
  { name: 'notices', address: '/notices/' },
  { name: 'article', address: /^\/articles\/\d{4}\/[a-z0-9]{10}\/$/ },
  { name: 'directory', address: '/branches/' },
  { name: 'branch', address: /^\/branches\/[^/]+\/$/ },
  { name: 'branch-overview', address: /^\/branches\/[^/]+\/overview\/$/ },
  { name: 'branch-column', address: /^\/branches\/[^/]+\/(?!overview\/)[a-z-]+\/$/ },
  { name: 'activity', address: /^\/activities\/\d{4}\/[a-z0-9]{10}\/$/ },
  { name: 'column', address: /^\/columns\/[^/]+\/$/ },
  { name: 'archive', address: /\/\d{4}-\d{2}\/$/ },
  { name: 'freshness', address: '/freshness/' },
  { name: 'statistics', address: '/statistics/' },
  { name: 'search', address: '/search/' },
  { name: 'about', address: '/about/' },
  { name: 'not-found', address: '/404.html' },
]

/** The addresses inside the site that a page links to, in its order. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#?]*)/g)].flatMap(([, path]) => (path === undefined ? [] : [path]))
}

/**
 * Follows links from the home page until every kind has an address; a kind that the site has none of is left out.
 * @param first addresses that are there and are taken before any that is found
 */
export async function findPages(
  read: (path: string) => Promise<string>,
  first: readonly string[] = [],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting: string[] = []
  const visited = new Set<string>()
  const meet = (path: string) => {
    for (const { name, address } of pageKinds) {
      const matches = typeof address === 'string' ? address === path : address.test(path)
      if (!matches || found.has(name)) continue
      found.set(name, path)
      waiting.push(path)
    }
  }
  for (const path of first) meet(path)
  for (const { address } of pageKinds) if (typeof address === 'string') meet(address)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (visited.has(path)) continue
    visited.add(path)
    for (const link of linksOf(await read(path))) meet(link)
  }
  return found
}
