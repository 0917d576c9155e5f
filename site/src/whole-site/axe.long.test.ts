import { describe } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { axeSuite, type Look } from './axe-suite.ts'

const readings: Look['reading'][] = ['', 'elder', 'elder large']

describe('every kind of page, narrow and wide, in every reading mode', () =>
  axeSuite(
    launchBrowser,
    [390, 1280].flatMap((width) => readings.map((reading) => ({ width, reading }))),
  ))
