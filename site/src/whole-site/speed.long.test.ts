import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { speedSuite } from './speed-suite.ts'

/** 长辈模式 changes the frame, which is the same on every page: a few stand for all. */
speedSuite(launchBrowser, ({ path }) =>
  ['/', '/branches/', '/search/'].includes(path) ? ['phone', 'desktop', 'phone in 长辈模式'] : ['phone', 'desktop'],
)
