import { branchRss } from './_includes/feeds.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.branchPages,
  ({ href }) => `${href}rss.xml`,
  (page) => branchRss(layout, page),
)
