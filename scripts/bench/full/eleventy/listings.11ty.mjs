import { listingPage } from './_includes/listing.ts'
import { layout, paginated, site } from './_includes/site.ts'

export const { data, render } = paginated(
  site.listings,
  ({ href }) => href,
  (page) => listingPage(layout, page),
)
