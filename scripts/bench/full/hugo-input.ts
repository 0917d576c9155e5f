import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { monthOf } from '@huoye/content-types'
import type { EntryPage, ListingPage, SiteModel } from './model/pages.ts'

const templates = join(import.meta.dirname, 'hugo')

/**
 * Writes a whole Hugo project: one content file a page, with its own facts as front matter, and what pages share as data
 * files. Entries stand grouped already, because grouping inside Go templates would take Hugo longer than everything else.
 */
export function writeHugoProject(folder: string, site: SiteModel, origin: string): void {
  cpSync(templates, folder, { recursive: true })
  const { entries, listings, branchPages, overviews, sitemaps, newestDay, today: _today, ...data } = site
  for (const [name, value] of Object.entries({ ...data, newest: { day: newestDay } }))
    write(join(folder, 'data', `${name}.json`), JSON.stringify(value))
  const content = join(folder, 'content')
  const page = (place: string, front: Record<string, unknown>, body = ''): void =>
    write(join(content, `${place}.html`), `${JSON.stringify(front)}\n${body}\n`)

  for (const entry of entries) page(`entry/${monthOf(entry.listedAt)}/${entry.id}`, entryFront(entry), entry.body)
  for (const [number, listing] of listings.entries()) page(`listing/${number}`, listingFront(listing, site))
  for (const { href, branch, description, kind, ...rest } of branchPages) {
    const front = { url: href, type: kind, abstract: description, branch, outputs: ['html', 'feed', 'facts'] }
    page(`branch/${branch}`, { ...front, ...rest })
  }
  for (const { href, kind, summary, body, ...rest } of overviews)
    page(`overview/${rest.branch}`, { url: href, type: kind, abstract: summary, ...rest }, body)
  for (const [number, { href, kind, ...rest }] of sitemaps.entries())
    page(`sitemap/${number}`, { url: href, type: kind, ...rest })
  for (const [number, { body, ...front }] of singles(site, origin).entries()) page(`single/${number}`, front, body)
}

function entryFront({ kind, href, id, body, summary, ...rest }: EntryPage): Record<string, unknown> {
  const china = new Date(Date.parse(rest.listedAt) + 28_800_000).toISOString()
  const pubDate = china.slice(0, 16).replace('T', ' ')
  return { url: href, type: kind, date: rest.listedAt, abstract: summary, day: china.slice(0, 10), pubDate, ...rest }
}

function listingFront({ kind, href, ...rest }: ListingPage, { columns, cards }: SiteModel): Record<string, unknown> {
  const { month, page, root, branch, trail, column } = rest
  const title = columns[column]?.title ?? ''
  const ofMonth = month === null ? '' : `${month.slice(0, 4)}年${Number(month.slice(5))}月${page ? `第${page}页` : ''}`
  const county = root.startsWith('/spirit/') ? 'special-topics' : root.startsWith('/columns/') ? 'columns' : column
  return {
    url: href,
    type: kind,
    title: month === null ? title : `${title} ${ofMonth}`,
    ...rest,
    ofMonth,
    section: branch === null ? county : 'directory',
    trail: month === null ? trail : [...trail, { href: root, title }],
    updatedOn: cards[rest.months[0]?.entries[0] ?? '']?.day ?? null,
    ...(rest.feed !== null && { outputs: ['html', 'feed'] }),
    manyMonths: rest.archive.flatMap(({ months }) => months).length > 1,
  }
}

/** Pages, feeds and files that are there once. */
function singles(site: SiteModel, origin: string): { body?: string; [name: string]: unknown }[] {
  const { newestDay, freshness, statistics, frame, openData } = site
  const day = `${freshness.until.slice(0, 4)}年${Number(freshness.until.slice(5, 7))}月${Number(freshness.until.slice(8))}日`
  return [
    { url: '/', type: 'home' },
    {
      url: '/branches/',
      type: 'directory',
      title: '支部目录',
      abstract: '全县各镇、各单位的党支部，按隶属排列；名称后的红点表示近七日有更新。',
      updatedOn: newestDay,
      columnType: '概况信息',
    },
    {
      url: '/freshness/',
      type: 'freshness',
      title: '更新台账',
      abstract: `各栏目更新了多少、最近在哪一天更新，统计到${day}。`,
      updatedOn: freshness.until,
      columnType: '信息公开',
    },
    {
      url: '/statistics/',
      type: 'statistics',
      title: '党内统计',
      abstract: '全县党组织和党员的基本数字。',
      updatedOn: statistics.takenOn,
      columnType: '信息公开',
    },
    {
      url: '/search/',
      type: 'search',
      title: '搜索',
      abstract: '按支部、标题或正文查找全站内容。',
      columnType: '信息公开',
    },
    {
      url: '/about/',
      type: 'about',
      title: '关于本站',
      abstract: '本站的来历、全部栏目和无障碍说明。',
      updatedOn: newestDay,
      columnType: '概况信息',
    },
    {
      url: '/open-data/',
      type: 'open-data',
      title: '开放数据',
      abstract: openData.description,
      columnType: '信息公开',
    },
    {
      url: '/404.html',
      type: 'absent',
      title: '没有找到这个页面',
      abstract: '地址可能有误，或者内容换了地方。可以从下面几处继续：',
    },
    { url: '/410.html', type: 'absent', title: '这个页面已经撤下', abstract: '内容不再公开。可以从下面几处继续：' },
    { url: '/rss.xml', type: 'rss' },
    {
      url: '/manifest.webmanifest',
      type: 'file',
      body: JSON.stringify({ name: frame.siteName, description: frame.tagline, lang: 'zh-CN', start_url: '/' }),
    },
    {
      url: '/robots.txt',
      type: 'file',
      body: `User-agent: *\nDisallow: /search/?\nSitemap: ${origin}/sitemap.xml`,
    },
  ]
}

const made = new Set<string>()

function write(file: string, text: string): void {
  const folder = dirname(file)
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  writeFileSync(file, text)
}
