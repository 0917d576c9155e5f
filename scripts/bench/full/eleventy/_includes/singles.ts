import type { MapColumn, OpenData, UnitFreshness } from '../../model/pages.ts'
import type { Layout, PageInfo } from './layout.ts'
import { cards, chart, items, link, sectionHead, tally } from './parts.ts'
import { escapeText, fullDay, fullMonth, time, weekday } from './text.ts'

/** Pages that are there once. */
function info(href: string, title: string, description: string, updatedOn: string | null, type: string): PageInfo {
  const section = { '/branches/': 'directory', '/freshness/': 'freshness' }[href] ?? null
  const column = { name: title, description, type }
  return { href, title, description, section, trail: [], updatedOn, column }
}

const header = (title: string, meta: string): string =>
  `<header class="title"><h1>${title}</h1>${meta && `<p class="meta">${meta}</p>`}</header>`

export function directoryPage(layout: Layout): string {
  const { directory, recent, newestDay } = layout.site
  const description = '全县各镇、各单位的党支部，按隶属排列；名称后的红点表示近七日有更新。'
  const fresh = new Set(recent)
  const towns = directory.map(
    ({ slug, title, branches }) => `<a href="#${slug}">${title}<span class="num">${branches.length}</span></a>`,
  )
  const units = directory.map(({ slug, title, href, branches }) => {
    const lines = branches.map((branch) => {
      const { href: home, shortName, category } = layout.branch(branch)
      const mark = fresh.has(branch) ? '<span class="fresh"><span class="vh">（近七日有更新）</span></span>' : ''
      return `<li data-name="${shortName}" data-category="${category}"><a href="${home}">${shortName}${mark}</a></li>`
    })
    return `<section class="town" id="${slug}"><h2><a href="${href}">${title}</a></h2><ul>${lines.join('')}</ul></section>`
  })
  const find =
    '<search class="filter live" aria-label="查找支部"><label for="branch-name">支部名称或拼音首字母</label><div class="find"><input id="branch-name" type="search" placeholder="例如：社区，或 hgc"></div><div class="picks"><p><label for="branch-category">类别</label><select id="branch-category"><option value="">全部</option><option>社区</option><option>农村</option></select></p><p><label for="branch-recent">更新</label><select id="branch-recent"><option value="">全部</option><option value="recent">近七日有更新</option></select></p></div></search>'
  const note =
    '<noscript><p class="note">按名称查找需要开启 JavaScript；以上是完整目录，也可以用<a class="inline" href="/search/">站内搜索</a>。</p></noscript>'
  return layout.page(
    info('/branches/', '支部目录', description, newestDay, '概况信息'),
    `<div class="wrap">${header('支部目录', description)}${find}<nav class="towns" aria-label="按镇和单位"><ul>${items(towns)}</ul></nav>${units.join('')}${note}</div>`,
  )
}

export function freshnessPage(layout: Layout): string {
  const { until, days, months, columns, updated, units } = layout.site.freshness
  const description = `各栏目更新了多少、最近在哪一天更新，统计到${fullDay(until)}。`
  const rows = columns.map(({ column, newest }) => {
    const { title, href, limit } = layout.column(column)
    const words =
      limit === null ? '不设期限' : limit === 'monthly' ? '每月至少一次' : `${limit.replace('days:', '')}天内`
    return `<tr><th scope="row"><a href="${href}">${title}</a></th><td>${words}</td><td class="num">${time(newest)}</td></tr>`
  })
  const shortDay = (day: string): string => `${fullDay(day).slice(5)} ${weekday(day)}`
  const timed = (rowsOf: readonly { period: string; count: number }[], name: (period: string) => string) =>
    rowsOf.map(({ period, count }) => ({ name: `<time datetime="${period}">${name(period)}</time>`, count }))
  const month = Number(until.slice(5, 7))
  const sums = `${sectionHead(`${month}月已有${updated}个支部更新`)}<ul class="units">${items(units.map((unit) => unitSum(layout, unit, month)))}</ul>`
  return layout.page(
    info('/freshness/', '更新台账', description, until, '信息公开'),
    `<div class="wrap">${header('更新台账', `<span>各栏目更新了多少、最近在哪一天更新，统计到${time(until)}。</span>`)}<section class="sec">${sums}</section><section class="sec">${sectionHead('各栏目最近更新')}<section class="scroll" tabindex="0" aria-label="各栏目最近更新"><table class="tally"><thead><tr><th scope="col">栏目</th><th scope="col">更新要求</th><th scope="col" class="num">最近更新</th></tr></thead><tbody>${rows.join('')}</tbody></table></section></section><div class="halves"><section class="sec">${sectionHead('近十四天')}${tally(timed(days, shortDay), '每天发布的篇数', '篇')}</section><section class="sec">${sectionHead('近十二个月')}${tally(timed(months, fullMonth), '每月发布的篇数，不含本月', '篇')}</section></div><section class="sec">${sectionHead('各支部最近更新')}${units.map(unitBranches).join('')}</section></div>`,
  )
}

function unitSum({ site }: Layout, unit: UnitFreshness, month: number): string {
  const [newest] = cards(site, unit.newest === null ? [] : [unit.newest])
  return `<p>${link(unit)}<span class="meta">${unit.branches}个支部，${month}月已更新<span class="num">${unit.updated}</span>个</span></p><p class="last">${newest ? link(newest) + time(newest.day) : '还没有发布'}</p>`
}

function unitBranches({ title, each }: UnitFreshness): string {
  const lines = each.map(
    ({ newest, state, ...branch }) =>
      `${link(branch)}<span class="state ${state}">${{ current: '当前', quiet: '待更新' }[state]}</span>${newest ? `<time class="meta" datetime="${newest}">${fullDay(newest)}</time>` : ''}`,
  )
  return `<details class="unit"><summary>${title}<span class="meta">${each.length}个支部</span></summary><ul class="last">${items(lines)}</ul></details>`
}

export function statisticsPage(layout: Layout): string {
  const { takenOn, members, kinds, categories, units } = layout.site.statistics
  const description = '全县党组织和党员的基本数字。'
  const sum = (name: string, count: number, unit: string): string =>
    `<div><dt>${name}</dt><dd class="num">${count}<small>${unit}</small></dd></div>`
  return layout.page(
    info('/statistics/', '党内统计', description, takenOn, '信息公开'),
    `<div class="wrap">${header('党内统计', `<span>${description}</span><span>党员数截至${time(takenOn)}</span>`)}<dl class="sums">${sum('党员', members, '名')}${kinds.map(({ name, count }) => sum(name, count, '个')).join('')}</dl><section class="sec">${sectionHead('党支部构成')}<div class="charts">${chart('领域', '个', categories)}</div></section><div class="halves"><section class="sec">${sectionHead('按隶属')}${tally(
      units.map((unit) => ({ name: link(unit), count: unit.branches })),
      '各镇、各单位的党支部数',
      '个',
    )}</section><section class="sec">${sectionHead('党员分布')}${tally(
      units.map((unit) => ({ name: link(unit), count: unit.members })),
      '各镇、各单位的党员数',
      '名',
    )}</section></div></div>`,
  )
}

const mapTree = (columns: readonly MapColumn[]): string =>
  `<ul>${items(columns.map(({ href, title, children }) => `<a class="inline" href="${href}">${title}</a>${children.length > 0 ? mapTree(children) : ''}`))}</ul>`

export function searchPage(layout: Layout): string {
  const description = '按支部、标题或正文查找全站内容。'
  return layout.page(
    { ...info('/search/', '搜索', description, null, '信息公开'), searchBox: false },
    `<div class="wrap searching">${header('搜索', '')}<form class="find" role="search" action="/search/" id="search-form"><label class="vh" for="site-search">搜索本站</label><input id="site-search" name="q" type="search" placeholder="支部、标题或正文" autocomplete="off" enterkeyhint="search"><button type="submit">搜索</button></form><noscript><p class="note">站内搜索需要开启 JavaScript。不开启时，可以从<a class="inline" href="/branches/">支部目录</a>找支部，或从下面的栏目按月查找。</p></noscript><section class="results needs-script" aria-label="搜索结果"><p class="found" id="search-status" role="status">请输入要找的词。</p><ol id="search-results"></ol><button class="plain-button" type="button" id="search-more" hidden>再看十条</button></section><section class="sec">${sectionHead('按栏目找')}<div class="tree">${mapTree(layout.site.siteMap)}</div></section></div>`,
  )
}

export function aboutPage(layout: Layout): string {
  const { frame, siteMap, newestDay } = layout.site
  const fixed = [
    ['/', '首页'],
    ['/branches/', '支部目录'],
    ['/freshness/', '更新台账'],
    ['/statistics/', '党内统计'],
    ['/search/', '搜索'],
    ['/rss.xml', '订阅更新（RSS）'],
    ['/open-data/', '开放数据'],
  ].map(([href = '', title = '']) => ({ href, title, children: [] }))
  return layout.page(
    info('/about/', '关于本站', '本站的来历、全部栏目和无障碍说明。', newestDay, '概况信息'),
    `<div class="wrap">${header('关于本站', '')}<div class="text">${frame.about}</div><section class="sec" aria-labelledby="map">${sectionHead('网站地图')}<div class="tree">${mapTree([...fixed, ...siteMap])}</div></section><section class="sec" aria-labelledby="accessibility">${sectionHead('无障碍说明')}<div class="text"><p>本站力求每个人都能顺利阅读，不用鼠标也能使用，页面可以直接打印。</p></div></section></div>`,
  )
}

/** What programs may read. */
export function openDataPage(layout: Layout): string {
  const { description, files, fields } = layout.site.openData
  const list = (pairs: OpenData['files']): string =>
    `<dl class="paths">${pairs.map(({ name, what }) => `<dt><code>${escapeText(name)}</code></dt><dd>${escapeText(what)}</dd>`).join('')}</dl>`
  return layout.page(
    info('/open-data/', '开放数据', description, null, '信息公开'),
    `<div class="wrap">${header('开放数据', description)}<div class="text"><p>本站公开的内容都可以由程序读取，不用登记。每篇内容的地址发布后不再改变；撤下的内容返回 410，迁走的返回 301。内容没有变化时，带上次的 ETag 询问会得到 304。</p></div><section class="sec">${sectionHead('地址')}${list(files)}</section><section class="sec">${sectionHead('支部数据的字段')}${list(fields)}</section></div>`,
  )
}

/** What stands where a page is missing or withdrawn. */
export function absentPage(layout: Layout, href: string, title: string, text: string): string {
  const ways = [
    ['/', '首页'],
    ['/branches/', '支部目录'],
    ['/search/', '搜索'],
    ['/about/#map', '网站地图'],
  ].map(([to = '', name = '']) => link({ href: to, title: name }))
  return layout.page(
    { href, title, section: null, trail: [], updatedOn: null, canonical: false },
    `<div class="wrap"><header class="title"><h1 class="keep">${title}</h1></header><p class="dek">${text}</p><ul class="toc">${items(ways)}</ul></div>`,
  )
}
