import { documentTypes, uidOf } from '@huoye/content-types'
import type { StrapiApp } from '@strapi/strapi/admin'
import { choiceLabel, hasLabels } from '../choices/labels.ts'
import { shortMoment } from './short-moment.ts'

type Row = Record<string, unknown>
type Header = { name: string; attribute?: { type?: string }; cellFormatter?: (row: Row) => string }
type Columns = { displayedHeaders: Header[]; layout: unknown }
type Link = { uid: string; title: string }

/** Lists in the panel: short dates, choices by their Chinese names, document types in the order of their definitions. */
export function arrangeLists(app: Pick<StrapiApp, 'registerHook'>): void {
  app.registerHook(
    'Admin/CM/pages/ListView/inject-column-in-table',
    ({ displayedHeaders, layout }: Columns): Columns => ({
      displayedHeaders: displayedHeaders.map(readable),
      layout,
    }),
  )
  app.registerHook(
    'Admin/CM/pages/App/mutate-collection-types-links',
    ({ ctLinks, models }: { ctLinks: Link[]; models: unknown }) => ({
      ctLinks: ctLinks.map((link) => ({ ...link, title: navigationTitles.get(link.uid) ?? link.title })),
      models,
    }),
  )
}

function readable(header: Header): Header {
  const { name, attribute } = header
  if (hasLabels(name)) return { ...header, cellFormatter: (row) => choiceLabel(name, String(row[name] ?? '')) }
  if (name === 'limit') return { ...header, cellFormatter: (row) => limitText(row[name]) }
  if (attribute?.type === 'datetime') return { ...header, cellFormatter: (row) => shortMoment(row[name]) }
  return header
}

/** Strapi sorts its navigation by title and translates afterwards, so a number before the title sets the order. */
const navigationTitles = new Map(
  documentTypes.map(({ name, label }, at): [string, string] => [uidOf(name), `${at + 1} ${label}`]),
)

/** Takes the numbers away again when they are shown. */
export const navigationTexts: Readonly<Record<string, string>> = Object.fromEntries(
  documentTypes.map(({ name, label }) => [navigationTitles.get(uidOf(name)) ?? label, label]),
)

/** “days:14” and “monthly” as people say it. */
function limitText(limit: unknown): string {
  if (limit === 'monthly') return '每月一次'
  const days = typeof limit === 'string' ? /^days:(\d+)$/.exec(limit)?.[1] : undefined
  return days ? `${days} 天` : ''
}
