import type { Card, EntryPage } from '../../model/pages.ts'
import type { Layout, PageInfo } from './layout.ts'
import { bar, cards, datedTitles, link, sectionHead, shareCode } from './parts.ts'
import { dayOf, escapeText, fullDay, time } from './text.ts'

const readAloud =
  '<p class="aloud" hidden><button class="plain-button" type="button">朗读</button><button class="plain-button" type="button" hidden>停止</button></p><script type="module" src="/reading-aloud.js"></script>'
const share =
  '<p class="share" hidden><button class="plain-button" type="button" aria-expanded="false">用手机打开这一页</button></p><script type="module" src="/share.js"></script>'

/** The page of one article or activity. */
export function entryPage(layout: Layout, entry: EntryPage): string {
  const column = layout.column(entry.column)
  const branch = entry.branch === null ? null : layout.branch(entry.branch)
  const up = branch
    ? { href: `${branch.href}${entry.column}/`, title: `${branch.place}：${column.title}` }
    : (column.trail.at(-1) ?? { href: column.href, title: column.title })
  const info: PageInfo = {
    href: entry.href,
    title: entry.title,
    within: branch?.name ?? column.title,
    description: entry.summary,
    section: branch ? 'directory' : column.section,
    trail: branch ? [...branch.path, { href: up.href, title: column.title }] : column.trail,
    updatedOn: dayOf(entry.updatedAt),
    column: { name: column.title, description: column.description, type: column.type },
    article: { publishedAt: entry.listedAt, updatedAt: entry.updatedAt, source: entry.source, author: entry.author },
  }
  const by = branch ? link({ href: branch.href, title: branch.name }) : `<span>来源：${escapeText(entry.source)}</span>`
  const author = entry.author === null ? '' : `<span>撰稿：${escapeText(entry.author)}</span>`
  const listed = `<time datetime="${entry.listedAt}">${fullDay(dayOf(entry.listedAt))}</time>`
  const earlier = cards(layout.site, entry.earlier)
  const title = branch ? '本支部此前' : '此前'
  const more = { href: branch?.href ?? up.href, label: '全部', about: branch?.name ?? up.title }
  const before = earlier.length === 0 ? '' : sectionHead(title, more) + datedTitles(earlier, 'toc stack')
  const aside = branch
    ? `<aside aria-label="本支部此前的更新与分享">${before}${shareCode(branch.href, branch.name, false)}</aside>`
    : before && `<aside aria-label="同栏目此前的内容">${before}</aside>`
  return layout.page(
    info,
    `<article class="wrap art"><header class="title"><p class="kick">${escapeText(entry.meeting?.kind ?? column.title)}</p><h1 class="keep">${escapeText(entry.title)}</h1><div class="meta byline inline">${listed}${by}${author}</div>${readAloud}</header><div class="split"><div>${facts(entry)}<div class="text">${entry.body}</div>${share}${neighbours(layout, entry, up)}</div>${aside}</div></article>`,
  )
}

function facts({ meeting, progress, documentNumber, issuedOn }: EntryPage): string {
  const met = meeting
    ? `<dl class="facts held"><div><dt>类型</dt><dd>${meeting.kind}</dd></div><div><dt>应到</dt><dd class="num">${meeting.expected}人</dd></div><div><dt>实到</dt><dd class="num">${meeting.attendance}人</dd></div></dl>`
    : ''
  const done = progress
    ? `<section class="done" aria-label="进展"><p><span class="meta">目前阶段</span>　<b>${escapeText(progress.stage ?? '')}</b></p>${bar(progress.percent)}</section>`
    : ''
  const paper = documentNumber
    ? `<dl class="paper"><dt>文号</dt><dd>${escapeText(documentNumber)}</dd><dt>成文日期</dt><dd>${fullDay(issuedOn ?? '')}</dd></dl>`
    : ''
  return met + done + paper
}

function neighbours({ site }: Layout, { older, newer }: EntryPage, up: { href: string; title: string }): string {
  const side = (id: string | null, rel: string, label: string): string => {
    const card: Card | undefined = id === null ? undefined : site.cards[id]
    if (!card) return ''
    return `<a href="${card.href}" rel="${rel}"><small>${label}${time(card.day)}</small>${escapeText(card.title)}</a>`
  }
  return `<nav class="pager" aria-label="前后各一篇">${side(older, 'prev', '上一篇')}${side(newer, 'next', '下一篇')}<a href="${up.href}"><small>返回栏目</small>${escapeText(up.title)}</a></nav>`
}
