import { expect, test } from 'vitest'
import { contentGrants, roles } from './roles.ts'

const role = (code: string) => {
  const found = roles.find((one) => one.code === code)
  if (!found) throw new Error(`no role ${code}`)
  return found
}

test('a county editor writes articles and only looks at columns and organisations', () => {
  const actions = (subject: string) =>
    contentGrants(role('county-editor'))
      .filter((grant) => grant.subject === subject)
      .map(({ action }) => action.replace('plugin::content-manager.explorer.', ''))
  expect(actions('api::article.article')).toEqual(['create', 'read', 'update', 'delete', 'publish'])
  expect(actions('api::column.column')).toEqual(['read'])
  expect(actions('api::activity.activity')).toEqual([])
})
