import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { pageKinds } from './page-kinds.ts'
import { pictureSizesSuite } from './picture-sizes-suite.ts'

/** Enough to show every place where pictures stand; picture-sizes.long.test.ts goes through all kinds. */
const enough = ['home', 'news', 'activity', 'progress', 'branch', 'overview']

pictureSizesSuite(
  launchBrowser,
  pageKinds.filter(({ name }) => enough.includes(name)),
)
