import { overviewPage } from './_includes/branch.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.overviews,
  ({ href }) => href,
  (page) => overviewPage(layout, page),
)
