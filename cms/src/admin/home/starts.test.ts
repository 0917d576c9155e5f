import { expect, it } from 'vitest'
import { startsFor } from './starts.ts'

it('offers only what a person may create', () => {
  const action = 'plugin::content-manager.explorer.create'
  const offered = startsFor([
    { action, subject: 'api::activity.activity' },
    { action: 'plugin::content-manager.explorer.read', subject: 'api::article.article' },
    { action, subject: null },
  ])
  expect(offered.map(({ uid }) => uid)).toEqual(['api::activity.activity'])
})
