import { sitemap } from './_includes/feeds.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.sitemaps,
  ({ href }) => href,
  (page) => sitemap(layout, page),
)
