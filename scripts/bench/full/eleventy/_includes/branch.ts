import type { Branch, BranchPage, OverviewPage } from '../../model/pages.ts'
import type { Layout, PageInfo } from './layout.ts'
import { bar, cards, datedTitles, items, link, roll, sectionHead, shareCode } from './parts.ts'
import { escapeText, fullMonth, time } from './text.ts'

/** The home of a branch or a committee. */
export function branchPage(layout: Layout, page: BranchPage): string {
  const branch = layout.branch(page.branch)
  const info: PageInfo = {
    href: page.href,
    title: branch.name,
    within: branch.path.length > 2 ? branch.path.at(-2)?.title : '',
    description: page.description,
    section: 'directory',
    trail: branch.trail,
    updatedOn: page.updatedOn,
    column: { name: branch.name, description: page.description, type: '概况信息' },
    feed: { href: `${page.href}rss.xml`, title: `${branch.name}：全部更新` },
  }
  return layout.page(
    info,
    `<div class="wrap">${header(layout, branch, page.updatedOn)}<div class="split sec"><div>${feature(layout, page)}${shelves(layout, page)}${meanwhile(layout, page)}${lower(layout, page)}</div>${side(branch, page)}</div></div>`,
  )
}

function header(layout: Layout, branch: Branch, updatedOn: string | null): string {
  const { superior, members, electedOn, category, kind } = branch
  const facts = [
    updatedOn && `<dt>最近更新</dt><dd>${time(updatedOn)}</dd>`,
    members &&
      `<dt>党员（<time datetime="${members.takenOn}">${fullMonth(members.takenOn)}</time>）</dt><dd class="num">${members.total}名</dd>`,
    electedOn && `<dt>本届选举</dt><dd><time datetime="${electedOn}">${fullMonth(electedOn)}</time></dd>`,
    '<dt>活动场所</dt><dd>已建成</dd>',
  ].flatMap((fact) => (fact ? [`<div>${fact}</div>`] : []))
  return `<header class="title"><p class="seal" aria-hidden="true">${escapeText(branch.shortName.slice(0, 2))}</p><h1 class="keep">${escapeText(branch.name)}</h1><p class="meta inline">${superior ? `<span>隶属${link(superior)}</span>` : ''}${kind === '党支部' ? `<span>${category}党支部</span>` : ''}</p><dl class="facts">${facts.join('')}</dl>${pin(layout, branch)}</header>`
}

const pin = ({ site }: Layout, { href, name }: Branch): string =>
  `<p class="pin" hidden><button class="plain-button" id="pin-branch" type="button" data-home="${href}" data-name="${escapeText(name)}">加入“我的支部”</button><span class="meta" aria-live="polite"></span></p><script>${site.scripts.myBranches}</script>`

function feature(layout: Layout, page: BranchPage): string {
  const card = page.feature === null ? undefined : layout.site.cards[page.feature]
  if (!card) return page.lower.length === 0 ? '<p class="note">这个支部还没有发布内容。</p>' : ''
  return `<article class="feature"><div><p class="kick">${card.pinned ? '置顶' : '最新'}</p><h2 class="keep">${link(card)}</h2><p class="dek">${escapeText(card.summary)}</p>${card.percent === null ? '' : bar(card.percent)}<p class="meta"><span class="tag">${escapeText(card.meeting?.kind ?? layout.column(card.column).title)}</span>${time(card.day)}</p></div></article>`
}

function shelves({ site }: Layout, page: BranchPage): string {
  if (page.shelves.length === 0) return ''
  const sections = page.shelves.map(
    ({ title, href, entries }) =>
      `<section><header><h2><a href="${href}">${escapeText(title)}</a></h2><a class="more" href="${href}">全部<span class="vh">${escapeText(title)}</span></a></header>${datedTitles(cards(site, entries))}</section>`,
  )
  return `<div class="shelf">${sections.join('')}</div>`
}

function meanwhile({ site }: Layout, page: BranchPage): string {
  if (page.meanwhile.length === 0) return ''
  const groups = page.meanwhile.map(
    ({ from, entries }) => `<section><h3>${escapeText(from)}</h3>${datedTitles(cards(site, entries))}</section>`,
  )
  return `<section class="meanwhile">${sectionHead('上级党组织近期发布')}<p class="meta">以下由镇、县发布，不是本支部的更新。</p>${groups.join('')}</section>`
}

function lower(layout: Layout, page: BranchPage): string {
  if (page.lower.length === 0) return ''
  const below = page.lower.map(({ branch, newest }) => {
    const { href, shortName } = layout.branch(branch)
    const card = newest === null ? undefined : layout.site.cards[newest]
    const what = card
      ? `<a class="what" href="${card.href}">${escapeText(card.title)}</a>${time(card.day)}`
      : '<span class="none">还没有发布内容</span>'
    return `<b><a href="${href}">${escapeText(shortName)}</a></b>${what}`
  })
  return `${sectionHead('下属党组织')}<ul class="lower">${items(below)}</ul>`
}

function side(branch: Branch, page: BranchPage): string {
  const { name, fullName, address, officePhone, kind, href } = branch
  const committee = page.leaders
    ? sectionHead(kind === '党支部' ? '支部委员会' : '领导班子', {
        href: `${href}overview/`,
        label: '概况',
        about: `：${name}`,
      }) + roll(page.leaders)
    : ''
  const contact = [
    ['全称', fullName === name ? null : fullName],
    ['地址', address],
    ['电话', officePhone],
  ].map(([title, value]) => (value ? `<dt>${title}</dt><dd>${escapeText(value)}</dd>` : ''))
  return `<aside aria-label="班子、联系方式与二维码">${committee}${sectionHead('联系我们')}<dl class="contact">${contact.join('')}</dl>${shareCode(href, name, true)}</aside>`
}

/** 党支部概况 of one branch. */
export function overviewPage(layout: Layout, page: OverviewPage): string {
  const branch = layout.branch(page.branch)
  const info: PageInfo = {
    href: page.href,
    title: '党支部概况',
    within: branch.name,
    description: page.summary,
    section: 'directory',
    trail: branch.path,
    updatedOn: page.updatedOn,
    column: { name: '党支部概况', description: page.summary, type: '概况信息' },
  }
  const confirmed = page.confirmedOn === null ? '' : `<span>最近核对 ${time(page.confirmedOn)}</span>`
  return layout.page(
    info,
    `<div class="wrap art"><header class="title"><p class="kick">${link({ href: branch.href, title: branch.name })}</p><h1>党支部概况</h1><p class="meta byline"><span>最近更新 ${time(page.updatedOn)}</span>${confirmed}</p></header><div class="split"><div><div class="text">${page.body}</div></div><aside aria-label="班子成员与分享">${sectionHead('支部委员会')}${roll(page.leaders)}${shareCode(branch.href, branch.name, false)}</aside></div></div>`,
  )
}
