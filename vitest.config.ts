// At the top, because vitest looks for it there, and its projects reach over all folders.
import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/dist/**', 'data/**']
const suffixes = ['property', 'integration', 'browser', 'long'] as const
const integration = '**/*.integration.test.ts'

/** Processes start in these: time enough for a cold build. */
const processes = { testTimeout: 120_000, hookTimeout: 600_000 }
/** All processes start in these, a handful for each file: one file at a time. */
const wholeSystem = { ...processes, fileParallelism: false }

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
      {
        test: {
          name: 'integration:part',
          include: [integration],
          exclude: [...exclude, 'scripts/**'],
          ...processes,
          maxWorkers: 2,
        },
      },
      { test: { name: 'integration:whole', include: [`scripts/${integration}`], exclude, ...wholeSystem } },
      { test: { name: 'browser', include: ['**/*.browser.test.ts'], exclude, ...wholeSystem } },
      { test: { name: 'long', include: ['**/*.long.test.ts'], exclude, ...long } },
    ],
  },
})
