import { escapeText } from '../text/escape.ts'

export const sitemapType = 'application/xml; charset=utf-8'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** One chunk of the sitemap: pages by their paths. */
export const sitemapOf = (paths: readonly string[], base: URL): string =>
  `${declaration}\n<urlset ${namespace}>\n${places(paths, base, 'url')}</urlset>\n`

/** The sitemap's index: chunks by their paths. */
export const sitemapIndexOf = (chunks: readonly string[], base: URL): string =>
  `${declaration}\n<sitemapindex ${namespace}>\n${places(chunks, base, 'sitemap')}</sitemapindex>\n`

const places = (paths: readonly string[], base: URL, tag: string): string =>
  paths.map((path) => `<${tag}><loc>${escapeText(new URL(path, base).href)}</loc></${tag}>\n`).join('')
