import { Typography } from '@strapi/design-system'
import type { StrapiApp } from '@strapi/strapi/admin'
import { createElement, type ReactNode } from 'react'
import { choiceLabel, hasLabels } from '../choices/labels.ts'
import { navigationTitles } from './navigation.ts'
import { shortMoment } from './short-moment.ts'

type Row = Record<string, unknown>
type Header = { name: string; attribute?: { type?: string }; cellFormatter?: (row: Row) => ReactNode }
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
  const text = textOf(header)
  if (!text) return header
  return {
    ...header,
    cellFormatter: (row) => createElement(Typography, { textColor: 'neutral800' }, text(row[header.name])),
  }
}

/** How the values of a column read, where Strapi's own way will not do. */
function textOf({ name, attribute }: Header): ((value: unknown) => string) | null {
  if (hasLabels(name)) return (value) => choiceLabel(name, String(value ?? ''))
  if (name === 'limit') return limitText
  return attribute?.type === 'datetime' ? shortMoment : null
}

/** “days:14” and “monthly” as people say it. */
function limitText(limit: unknown): string {
  if (limit === 'monthly') return '每月一次'
  const days = typeof limit === 'string' ? /^days:(\d+)$/.exec(limit)?.[1] : undefined
  return days ? `${days} 天` : ''
}
