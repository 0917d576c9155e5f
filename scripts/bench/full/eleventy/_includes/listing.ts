import type { Card, ListingPage } from '../../model/pages.ts'
import type { Layout, PageInfo } from './layout.ts'
import { bar, bigDay, cards, datedTitles, items, link, pager, sectionHead } from './parts.ts'
import { escapeText, fullMonth, time } from './text.ts'

/** One page of a listing: its newest entries, a month, or a sealed page of a month. */
export function listingPage(layout: Layout, listing: ListingPage): string {
  const column = layout.column(listing.column)
  const branch = listing.branch === null ? null : layout.branch(listing.branch)
  const { month, page, root } = listing
  const ofMonth = month === null ? '' : page === null ? fullMonth(month) : `${fullMonth(month)}第${page}页`
  const groups = listing.months.map((group) => ({ month: group.month, entries: cards(layout.site, group.entries) }))
  const updatedOn = groups[0]?.entries[0]?.day ?? null
  const info: PageInfo = {
    href: listing.href,
    title: month === null ? column.title : `${column.title} ${ofMonth}`,
    within: branch?.name,
    section: sectionOf(listing),
    trail: month === null ? listing.trail : [...listing.trail, { href: root, title: column.title }],
    updatedOn,
    column: { name: column.title, description: column.description, type: column.type },
    ...(branch === null && { feed: { href: `${root}rss.xml`, title: `${column.title}：全部更新` } }),
  }
  const kick = branch ? `<p class="kick">${link({ href: branch.href, title: branch.name })}</p>` : ''
  const heading =
    month === null
      ? escapeText(column.title)
      : `<span>${escapeText(column.title)}</span> <span class="num">${ofMonth}</span>`
  const months = listing.archive.reduce((sum, year) => sum + year.months.length, 0)
  const meta = `<span>${escapeText(column.description)}</span>${month === null && updatedOn ? `<span>最近更新 ${time(updatedOn)}</span>` : ''}${month === null && months > 1 ? '<a class="jump inline" href="#months">按月查看</a>' : ''}${month === null && info.feed ? `<a class="inline" href="${info.feed.href}">订阅本栏目</a>` : ''}`
  const pinned = cards(layout.site, listing.pinned)
  const lists = groups.map(
    (group) =>
      `<section class="month"><h2${month === null ? '' : ' class="vh"'}><time datetime="${group.month}">${fullMonth(group.month)}</time></h2>${group.entries.map((card) => entryItem(layout, card, listing)).join('')}</section>`,
  )
  return layout.page(
    info,
    `<div class="wrap"><header class="title">${kick}<h1 class="keep">${heading}</h1><p class="meta">${meta}</p></header><div class="split left"><div>${pinned.length > 0 ? `<section class="pinned">${sectionHead('置顶')}${datedTitles(pinned)}</section>` : ''}${course(layout, listing)}${lists.join('')}${listing.pager.length > 0 ? pager(month === null ? '更早的内容' : '翻页', listing.pager) : ''}</div>${archive(listing, column.title)}</div></div>`,
  )
}

function sectionOf({ branch, column, root }: ListingPage): string {
  if (branch !== null) return 'directory'
  if (root.startsWith('/spirit/')) return 'special-topics'
  return root.startsWith('/columns/') ? 'columns' : column
}

function course({ site }: Layout, { course: steps }: ListingPage): string {
  if (steps.length === 0) return ''
  const lines = steps.flatMap(({ entry, stage }) => {
    const card = site.cards[entry]
    return card
      ? [`${time(card.day)}${bar(card.percent ?? 0)}<a href="${card.href}">${escapeText(stage ?? card.title)}</a>`]
      : []
  })
  return `<section class="course">${sectionHead('进展过程')}<ol>${items(lines)}</ol></section>`
}

function entryItem(layout: Layout, card: Card, listing: ListingPage): string {
  const place = listing.branch === null && card.branch !== null ? layout.branch(card.branch) : null
  const { meeting } = card
  const details = [
    meeting && `<span class="tag">${meeting.kind}</span>`,
    place && link({ href: place.href, title: place.place }),
    card.column !== listing.column && `<span>${escapeText(layout.column(card.column).title)}</span>`,
    meeting &&
      `<span>应到<span class="num">${meeting.expected}</span>人</span><span>实到<span class="num">${meeting.attendance}</span>人</span>`,
    card.documentNumber && `<span>${escapeText(card.documentNumber)}</span>`,
    card.source && `<span>来源：${escapeText(card.source)}</span>`,
  ].filter((detail) => detail)
  return `<article class="entry dated"><p>${bigDay(card.day, 'vh')}</p><div><h3 class="keep">${link(card)}</h3><p class="dek">${escapeText(card.summary)}</p>${card.percent === null ? '' : bar(card.percent)}${details.length > 0 ? `<p class="meta inline">${details.join('')}</p>` : ''}</div></article>`
}

function archive(listing: ListingPage, title: string): string {
  const { root, branch, month: current } = listing
  const years = listing.archive.map(({ year, months }) => {
    const links = months.map(
      (month) =>
        `<a href="${root}${month}/"${month === current ? ' aria-current="page"' : ''} aria-label="${fullMonth(month)}">${Number(month.slice(5))}月</a>`,
    )
    return `<h2>${year}年</h2><ul class="months num">${items(links)}</ul>`
  })
  const all = current === null ? '' : `<ul class="beside"><li><a href="${root}">全部${escapeText(title)}</a></li></ul>`
  const beside =
    listing.beside.length > 0
      ? `<h2>${branch === null ? '相关栏目' : '本支部其他栏目'}</h2><ul class="beside">${items(listing.beside.map(link))}</ul>`
      : ''
  return `<nav class="arch" id="months" aria-label="按月查看与其他栏目">${years.join('')}${all}${beside}</nav>`
}
