const immutable = 'public, max-age=31536000, immutable'

/** Folders whose names carry a hash of their content. */
const immutableFolders = ['/_astro/', '/media/', '/search-index/']

/** Files in them that change under one name: which shards and which engine the search uses. */
export const changingFiles: readonly string[] = ['/search-index/shards.json', '/search-index/engine.json']

/** How long a browser may keep an answer: hashed names for ever, everything else only after asking again. */
export const cacheControl = (path: string): string =>
  immutableFolders.some((folder) => path.startsWith(folder)) && !changingFiles.includes(path) ? immutable : 'no-cache'

/** Headers of every answer. Strict-Transport-Security only where readers come by https. */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'SAMEORIGIN',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** For documents that a browser shows by itself and that are no pages: nothing in them may run. */
export const inertPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
