import type { Card, Link, SiteModel } from '../../model/pages.ts'
import { escapeText, fullDay, fullMonth, time, weekday } from './text.ts'

/** Pieces that several pages have. */
export const link = ({ href, title }: Link): string => `<a href="${href}">${escapeText(title)}</a>`

export const items = (parts: readonly string[]): string => parts.map((part) => `<li>${part}</li>`).join('')

export function cards(site: SiteModel, ids: readonly string[]): Card[] {
  return ids.flatMap((id) => site.cards[id] ?? [])
}

export const sectionHead = (title: string, more?: { href: string; label: string; about?: string }): string =>
  `<div class="head"><h2>${escapeText(title)}</h2>${more ? `<a class="more" href="${more.href}">${more.label}${more.about ? `<span class="vh">${escapeText(more.about)}</span>` : ''}</a>` : ''}</div>`

/** Titles with their days; short ones leave the year to screen readers where it is `year`. */
export function datedTitles(entries: readonly Card[], form = 'toc', year = ''): string {
  const day = (card: Card): string =>
    year !== '' && card.day.startsWith(year)
      ? `<time datetime="${card.day}"><span class="vh">${year}年</span>${fullDay(card.day).slice(5)}</time>`
      : time(card.day)
  return `<ul class="${form}">${items(entries.map((card) => link(card) + day(card)))}</ul>`
}

export const bar = (percent: number): string =>
  `<span class="bar"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${percent}" height="6" fill="currentColor"></rect></svg><span class="num">${percent}%</span></span>`

export const bigDay = (day: string, label: 'ym' | 'vh'): string =>
  `<time datetime="${day}"><span class="${label}">${fullMonth(day)}</span><b class="big">${Number(day.slice(8))}</b>日</time><span class="wk">${weekday(day)}</span>`

export const shareCode = (home: string, name: string, feed: boolean): string =>
  `<div class="qr"><img src="${home}qr.svg" width="112" height="112" alt="${escapeText(name)}主页的二维码" loading="lazy" decoding="async"><p>手机扫一扫<br>打开支部主页${feed ? `<br><a class="inline" href="${home}rss.xml">订阅本支部更新</a>` : ''}</p></div>`

export const pager = (label: string, links: readonly { href: string; label: string; title: string }[]): string =>
  `<nav class="pager" aria-label="${label}">${links.map((one) => `<a href="${one.href}"><small>${one.label}</small>${escapeText(one.title)}</a>`).join('')}</nav>`

export const roll = (leaders: readonly string[]): string =>
  `<ul class="roll">${items(leaders.map((post) => `<span class="post">${post}</span><i aria-hidden="true"></i><span class="unnamed">姓名未公开</span>`))}</ul>`

/** Numbers as bars with a table behind them; names in one line. In em: a row, where its name and its bar stand, the bar. */
export function chart(title: string, unit: string, parts: readonly { name: string; count: number }[]): string {
  const most = Math.max(1, ...parts.map(({ count }) => count))
  const sum = parts.reduce((all, { count }) => all + count, 0)
  const bars = parts.map(({ name, count }, at) => {
    const [top, width] = [at * 3.2125, Math.round((count / most) * 70_000) / 1000]
    return `<g><text x="0" y="${top + 1}em">${name}</text><rect x="0" y="${top + 1.65}em" width="${width}%" height="0.6875em"></rect><text class="num" x="${width}%" dx="0.5em" y="${top + 1.65}em" dy="0.7em">${count}</text></g>`
  })
  const rows = parts.map(
    ({ name, count }) =>
      `<tr><th scope="row">${name}</th><td class="num">${count}</td><td class="num">${((count / Math.max(1, sum)) * 100).toFixed(1)}%</td></tr>`,
  )
  const said = parts.map(({ name, count }) => `${name}${count}${unit}`).join('，')
  return `<figure class="chart"><figcaption>${title}<small>（${unit}）</small></figcaption><svg class="bars" width="100%" height="${parts.length * 3.2125 - 0.875}em" role="img" aria-label="${title}：${said}">${bars.join('')}</svg><details><summary>查看数据表</summary><table class="tally"><caption class="vh">${title}</caption><thead><tr><th scope="col">项目</th><th scope="col" class="num">数量（${unit}）</th><th scope="col" class="num">占比</th></tr></thead><tbody>${rows.join('')}</tbody></table></details></figure>`
}

/** Counts as a table with a bar in each row. */
export function tally(rows: readonly { name: string; count: number }[], caption: string, unit: string): string {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const body = rows.map(
    ({ name, count }) =>
      `<tr><th scope="row">${name}</th><td class="num">${count}${unit}</td><td class="draw"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round((count / most) * 1000) / 10}" height="8" fill="currentColor"></rect></svg></td></tr>`,
  )
  return `<table class="tally"><caption>${caption}</caption><thead class="vh"><tr><th scope="col">项目</th><th scope="col">数量</th><th scope="col">图示</th></tr></thead><tbody>${body.join('')}</tbody></table>`
}
