import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { pageKinds } from './page-kinds.ts'
import { pictureSizesSuite } from './picture-sizes-suite.ts'

pictureSizesSuite(launchBrowser, pageKinds)
