import { branchPage } from './_includes/branch.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.branchPages,
  ({ href }) => href,
  (page) => branchPage(layout, page),
)
