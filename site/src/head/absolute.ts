const plainPath = /^\/(?!\/)[\w/.~-]*$/

/** The address of a path of the site, with its origin. Most paths need no parsing, and every page names several. */
export const absolute = (path: string, url: URL): string =>
  plainPath.test(path) && !path.includes('..') ? `${url.origin}${path}` : new URL(path, url).href
