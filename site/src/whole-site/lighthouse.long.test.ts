import { describe } from 'vitest'
import { launchDebugged } from '../../../scripts/browser/browser.ts'
import { lighthouseSuite } from './lighthouse-suite.ts'
import { pageKinds } from './page-kinds.ts'

describe('Lighthouse', () => lighthouseSuite(launchDebugged, pageKinds))
