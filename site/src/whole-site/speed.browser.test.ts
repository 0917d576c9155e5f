import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { speedSuite } from './speed-suite.ts'

/** Other devices, and 长辈模式: speed.long.test.ts. */
speedSuite(launchBrowser, () => ['phone'])
