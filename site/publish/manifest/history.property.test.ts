import { test } from 'vitest'
import { judgeHistory } from '../../fixtures/history-law.ts'

test('any order of publishing, rolling back, resuming, rebuilding and collecting leaves one history', () =>
  judgeHistory(60))
