import { columnRss } from './_includes/feeds.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.listings.filter(({ feed }) => feed !== null),
  ({ href }) => `${href}rss.xml`,
  (page) => columnRss(layout, page),
)
