import { describe } from 'vitest'
import { launchDebugged } from '../../../scripts/browser/browser.ts'
import { lighthouseSuite } from './lighthouse-suite.ts'
import { pageKinds } from './page-kinds.ts'

/** The heaviest of three sorts; lighthouse.long.test.ts goes through all. */
const names = ['home', 'activity', 'directory']

describe('Lighthouse', () =>
  lighthouseSuite(
    launchDebugged,
    pageKinds.filter(({ name }) => names.includes(name)),
  ))
