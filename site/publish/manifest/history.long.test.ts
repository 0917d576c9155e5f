import { test } from 'vitest'
import { judgeHistory } from '../../fixtures/history-law.ts'

test('five hundred orders of publishing, rolling back, resuming, rebuilding and collecting leave one history', () =>
  judgeHistory(500))
