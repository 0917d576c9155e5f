// At the top, because vitest looks for it there, and its projects reach over all folders.
import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/dist/**', 'data/**']
const suffixes = ['property', 'integration', 'browser', 'long'] as const

/** Whole processes start in these: one file at a time, and time enough for a cold build. */
const wholeSystem = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 600_000 }

/** For `npm run test:long` only; a test says itself when it needs more than an hour. */
const long = { ...wholeSystem, testTimeout: 3_600_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...suffixes.map((suffix) => `**/*.${suffix}.test.ts`)],
        },
      },
      { test: { name: 'property', include: ['**/*.property.test.ts'], exclude, testTimeout: 300_000 } },
      { test: { name: 'integration', include: ['**/*.integration.test.ts'], exclude, ...wholeSystem } },
      { test: { name: 'browser', include: ['**/*.browser.test.ts'], exclude, ...wholeSystem } },
      { test: { name: 'long', include: ['**/*.long.test.ts'], exclude, ...long } },
    ],
  },
})
