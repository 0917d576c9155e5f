import { addresses } from '@huoye/content-types'
import { cacheControl, changingFiles, inertPolicy, securityHeaders } from '../serve/response-headers.ts'
import type { Shown } from './shown-site.ts'

const note = '# Made by Huoye (npm run publish -- export); it is written anew with every change.\n'

/**
 * The two files that nginx includes, `http.conf` inside `http { }` and `server.conf` inside a `server { }`: with them the
 * tree answers as Huoye's own server does, with the same types, headers, redirects, and pages for what is missing or gone.
 */
export function nginxConfiguration(
  site: ReadonlyMap<string, Shown>,
  root: string,
  publicUrl: string,
): Record<'http.conf' | 'server.conf', string> {
  const { files, moved, gone } = byKind(site)
  const policies = files.flatMap(({ path, csp }) => (csp === null ? [] : [{ path, policy: csp }]))
  const usual = mostCommon(policies.map(({ policy }) => policy))
  const unusual = policies.filter(({ policy }) => policy !== usual).sort(byPath)
  const http = [
    note,
    'map_hash_max_size 1048576;\nmap_hash_bucket_size 256;\n',
    // An error page is an inner request of the same one, for which these have to be asked again.
    map('huoye_moved', [
      'volatile;',
      'default "";',
      ...moved.map(({ path, location }) => `${quoted(path)} ${quoted(encodeURI(location))};`),
    ]),
    map('huoye_gone', ['volatile;', 'default "";', ...gone.map(({ path }) => `${quoted(path)} 1;`)]),
    map('huoye_policy', [
      'volatile;',
      'default "";',
      `~\\.html$ ${quoted(usual)};`,
      `~\\.(?:svg|xml)$ ${quoted(inertPolicy)};`,
      ...unusual.map(({ path, policy }) => `${quoted(fileUri(path))} ${quoted(policy)};`),
    ]),
    map('huoye_cache', [
      'volatile;',
      `default ${quoted(cacheControl('/'))};`,
      ...changingFiles.map((path) => `${quoted(path)} ${quoted(cacheControl(path))};`),
      `~^/(?:_astro|media|search-index)/ ${quoted(cacheControl('/media/'))};`,
    ]),
  ]
  const { byExtension, byName } = typesOf(files)
  // As the site says them: nginx adds the charset by itself to HTML, and to these.
  const texts = [...byExtension.values()].filter((type) => type.includes('charset')).map(bare)
  const textTypes = new Set(texts.filter((type) => type !== 'text/html' && type !== 'text/plain'))
  const headers = Object.entries(securityHeaders(publicUrl)).map(([name, value]) => header(name, quoted(value)))
  const server = [
    note,
    `root ${quoted(root)};`,
    'index index.html;',
    'absolute_redirect off;',
    'server_tokens off;',
    'gzip_static on;',
    'gzip_vary on;',
    'charset utf-8;',
    `charset_types ${['text/plain', ...textTypes].join(' ')};`,
    `types {\n${[...byExtension].map(([extension, type]) => `  ${bare(type)} ${extension};`).join('\n')}\n}`,
    'default_type application/octet-stream;',
    ...headers,
    header('content-security-policy', '$huoye_policy'),
    header('cache-control', '$huoye_cache'),
    'if ($request_method !~ ^(?:GET|HEAD)$) { return 405; }',
    'if ($huoye_gone) { return 410; }',
    'if ($huoye_moved) { return 301 $huoye_moved; }',
    `error_page 404 ${fileUri(addresses.notFound)};`,
    `error_page 410 ${fileUri(addresses.gone)};`,
    'location ~ \\.huoye-tmp$ { return 404; }',
    ...[...byName].map(
      ([name, type]) => `location ~ /${name.replaceAll('.', '\\.')}$ { types { } default_type ${quoted(type)}; }`,
    ),
    '',
  ]
  return { 'http.conf': http.join('\n'), 'server.conf': server.join('\n') }
}

type FileAt = { path: string; type: string; csp: string | null }

/** Files in no order; what is written one by one by its address, so that the same site gives the same text. */
function byKind(site: ReadonlyMap<string, Shown>): {
  files: FileAt[]
  moved: { path: string; location: string }[]
  gone: { path: string }[]
} {
  const files: FileAt[] = []
  const moved: { path: string; location: string }[] = []
  const gone: { path: string }[] = []
  for (const [path, shown] of site)
    if (shown.kind === 'file') files.push({ path, ...shown })
    else if (shown.kind === 'moved') moved.push({ path, location: shown.location })
    else gone.push({ path })
  return { files, moved: moved.sort(byPath), gone: gone.sort(byPath) }
}

const byPath = (one: { path: string }, other: { path: string }): number =>
  one.path < other.path ? -1 : Number(one.path > other.path)

/** Where nginx finds the file of an address, which is what its variables say by then. */
const fileUri = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path)

const map = (name: string, lines: readonly string[]): string =>
  `map $uri $${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`

const header = (name: string, value: string): string => `add_header ${name} ${value} always;`

/** A dollar begins a variable in nginx and cannot be escaped; no address or header of a site has one. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/[$\r\n]/g, '')}"`

const bare = (type: string): string => type.split(';')[0]?.trim() ?? type

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first] = [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1))
  return first?.[0] ?? ''
}

/** Types by extension; where files of one extension differ, those of the rarer types by their names. */
function typesOf(files: readonly FileAt[]): { byExtension: Map<string, string>; byName: Map<string, string> } {
  const byExtension = new Map<string, string>()
  const byName = new Map<string, string>()
  const groups = Map.groupBy(files, ({ path }) => /\.([a-z0-9_]+)$/i.exec(fileUri(path))?.[1] ?? '')
  for (const [extension, group] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (extension === '') continue
    const usual = mostCommon(group.map(({ type }) => type))
    byExtension.set(extension, usual)
    for (const { path, type } of group.sort(byPath))
      if (type !== usual) byName.set(fileUri(path).split('/').at(-1) ?? '', type)
  }
  return { byExtension, byName }
}
