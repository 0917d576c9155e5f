import { entryPage } from './_includes/entry.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.entries,
  ({ href }) => href,
  (page) => entryPage(layout, page),
)
