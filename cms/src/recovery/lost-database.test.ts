import { expect, test } from 'vitest'
import { isLostDatabase } from './lost-database.ts'

const error = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})

test.each([
  error('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  error('terminating connection due to administrator command', '57P01'),
  error('the database system is starting up', '57P03'),
  error('Connection terminated unexpectedly'),
  error('select * from "files" where "id" in ($1) - Connection terminated unexpectedly'),
  error('Knex: Timeout acquiring a connection. The pool is probably full.'),
])('%s is the way to the database', (cause) => {
  expect(isLostDatabase(cause)).toBe(true)
})

test.each([error('duplicate key value', '23505'), new TypeError('undefined is not a function'), 'text', null])(
  '%s is not',
  (cause) => {
    expect(isLostDatabase(cause)).toBe(false)
  },
)
