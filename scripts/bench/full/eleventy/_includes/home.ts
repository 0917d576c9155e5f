import type { Card } from '../../model/pages.ts'
import type { Layout } from './layout.ts'
import { bar, bigDay, cards, datedTitles, items, link, sectionHead } from './parts.ts'
import { escapeText, time } from './text.ts'

const mine = ({ site }: Layout): string =>
  `<section class="mine sec" id="my-branches" aria-labelledby="mine" hidden><div class="head"><h2 id="mine" tabindex="-1">我的支部</h2><span class="meta">只保存在这台设备上</span></div><ul></ul></section><script>${site.scripts.myBranches}</script>`

/** The county's home page. */
export function homePage(layout: Layout): string {
  const { home, newestDay } = layout.site
  const year = newestDay.slice(0, 4)
  const { href: notices, title } = layout.column('notices')
  const towns = sectionHead('按镇找支部', { href: '/branches/', label: '目录' })
  const aside = `<aside aria-label="公告与各镇">${sectionHead(title, { href: notices, label: '更多', about: title })}${datedTitles(cards(layout.site, home.notices), 'toc short', year)}${towns}<ul class="places">${items(home.towns.map(link))}</ul></aside>`
  return layout.page(
    { href: '/', title: null, section: 'home', trail: [], updatedOn: newestDay },
    `<div class="wrap">${lead(layout, year)}${mine(layout)}<div class="split sec">${ledger(layout)}${aside}</div>${spirit(layout, year)}</div>${campaign(layout)}${updated(layout)}`,
  )
}

function lead(layout: Layout, year: string): string {
  const { home } = layout.site
  const [card] = cards(layout.site, [home.lead])
  if (!card) return ''
  const news = layout.column('party-news')
  return `<section class="lead"><div><p class="kick">${link(news)}</p><h2 class="keep">${link(card)}</h2><p class="dek">${escapeText(card.summary)}</p><p class="meta"><span>${card.source}</span>${time(card.day)}</p></div><div class="also">${datedTitles(cards(layout.site, home.also), 'toc short', year)}</div></section>`
}

function ledger(layout: Layout): string {
  const days = layout.site.home.ledger.map(({ day, entries }) => {
    const lines = cards(layout.site, entries).map((card) => link(card) + place(layout, card))
    return `<section class="day"><h3>${bigDay(day, 'ym')}</h3><ul>${items(lines)}</ul></section>`
  })
  return `<section>${sectionHead('支部新事', { href: '/columns/branch-activities/', label: '各支部更新' })}${days.join('')}</section>`
}

function place(layout: Layout, { branch }: Card): string {
  if (branch === null) return ''
  const { href, place: name } = layout.branch(branch)
  return `<a class="meta" href="${href}">${name}</a>`
}

function spirit(layout: Layout, year: string): string {
  const { title, href } = layout.column('special-topics')
  const columns = layout.site.home.spirit.map(({ column, entries }) => {
    const [first, ...others] = cards(layout.site, entries)
    if (!first) return ''
    return `<section><h3>${link(layout.column(column))}</h3><a class="first keep" href="${first.href}">${escapeText(first.title)}</a><p class="meta">${time(first.day)}</p>${datedTitles(others, 'toc short', year)}</section>`
  })
  return `<section class="sec">${sectionHead(title, { href, label: '全部学习材料' })}<div class="spirit">${columns.join('')}</div></section>`
}

function campaign(layout: Layout): string {
  const group = layout.column('improvement-year')
  const columns = layout.site.home.campaign.map(({ column, entries }) => {
    const lines = cards(layout.site, entries).map((card) => {
      const from = card.branch === null ? '' : layout.branch(card.branch).place
      return `<a href="${card.href}"><span class="from">${from}</span>${escapeText(card.title)}</a>${card.percent === null ? time(card.day) : bar(card.percent)}`
    })
    return `<section><h3>${link(layout.column(column))}</h3><ul class="toc short">${items(lines)}</ul></section>`
  })
  return `<section class="camp"><div class="wrap"><p class="kick">正在进行</p><h2 class="keep">${link(group)}</h2><p class="dek">${group.description}</p><div class="cols">${columns.join('')}</div></div></section>`
}

function updated({ site }: Layout): string {
  const towns = site.home.updated.map(
    (town) => `<div><dt>${link(town)}</dt><dd>${town.branches.map((branch) => `${link(branch)} `).join('')}</dd></div>`,
  )
  return `<section class="wrap sec">${sectionHead('最近更新的支部', { href: '/branches/', label: '全部支部' })}<dl class="index">${towns.join('')}</dl></section>`
}
