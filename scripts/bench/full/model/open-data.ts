import { addresses } from '@huoye/content-types'
import type { OpenData } from './pages.ts'

const branch = addresses.branchHome('支部地址')
const column = addresses.columnListing({ key: '', slug: '栏目地址', parentKey: null })

export const openData: OpenData = {
  description: '供程序读取的公开内容：地址、格式和约定。',
  files: [
    {
      name: `${branch}index.json`,
      what: '一个支部：名称、编码、类别、党员数、栏目和最新30条内容（JSON）。',
    },
    { name: `${branch}rss.xml`, what: '一个支部的最新30条内容（RSS 2.0）。' },
    {
      name: `${column}rss.xml`,
      what: '全县一个栏目的最新30条内容（RSS 2.0）；要闻、公告和专题的也在各自页面下。',
    },
    { name: '/rss.xml', what: '全县最新30条内容（RSS 2.0）。' },
    { name: '/sitemap.xml', what: '全部页面的地址，按月分册（Sitemap）。' },
    { name: '/status.json', what: '网站最近一次发布的时间和页面总数（JSON）。' },
  ],
  fields: [
    { name: 'code', what: '党组织编码，全县唯一，永久不变。' },
    { name: 'name、fullName', what: '简称和全称。' },
    { name: 'kind、form、category', what: '组织类型、组建形式和领域。' },
    { name: 'members', what: '最近一次公开的党员总数（total）和统计日期（takenOn）；没有公开时为 null。' },
    { name: 'url、shortUrl', what: '主页，和印在二维码里的短地址；短地址永久不变。' },
    { name: 'columns', what: '有内容的栏目（title、url）。' },
    { name: 'entries', what: '最新内容（title、url、column、listedAt、summary），时间为 UTC。' },
  ],
}
