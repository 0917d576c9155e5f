import { describe } from 'vitest'
import { launchDebugged } from '../../../scripts/browser/browser.ts'
import { lighthouseSuite } from './lighthouse-suite.ts'
import { pageKinds } from './page-kinds.ts'

/** The kind that readers open most; lighthouse.long.test.ts goes through all. */
describe('Lighthouse', () =>
  lighthouseSuite(
    launchDebugged,
    pageKinds.filter(({ name }) => name === 'activity'),
  ))
