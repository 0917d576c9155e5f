import { describe } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { axeSuite } from './axe-suite.ts'

// Each width and each mode once; axe.long.test.ts goes through all of them together.
describe('every kind of page, narrow and wide, one of them in 长辈模式', () =>
  axeSuite(launchBrowser, [
    { width: 390, reading: '' },
    { width: 1280, reading: 'elder' },
  ]))
