import type { Core } from '@strapi/strapi'
import { sayProgress } from '../supervised/supervised.ts'
import { asServer } from '../writing/trusted.ts'
import { seedDemo } from './write/demo.ts'
import { seedEmpty } from './write/empty.ts'

export type SeedKind = 'demo' | 'empty'

/** Kept in the database from the first moment of a seed, so that an interrupted one goes on where it stopped, with the same clock. */
type State = { kind: SeedKind; now: string; finished: boolean }

/**
 * Fills an empty database, once. `demo` writes a whole sample county dated relative to `now`, `empty` the column tree and
 * the least settings. A database that has content of its own is left alone; a seed that was interrupted is finished.
 */
export async function runSeed(strapi: Core.Strapi, { kind, now }: { kind: SeedKind; now: Date }): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'huoye' })
  const before = await stateIn(strapi)
  if (before?.finished || (!before && (await strapi.db.query('api::column.column').count()) > 0)) return
  const state: State = before ?? { kind, now: now.toISOString(), finished: false }
  await store.set({ key: 'seed', value: state })
  const started = Date.now()
  sayProgress(
    strapi,
    before
      ? '上次的初始内容没有写完，接着写'
      : state.kind === 'demo'
        ? '数据库是空的，写入演示数据'
        : '数据库是空的，写入栏目树',
  )
  await asServer(() => (state.kind === 'demo' ? seedDemo(strapi, new Date(state.now)) : seedEmpty(strapi)))
  await store.set({ key: 'seed', value: { ...state, finished: true } })
  sayProgress(strapi, `初始内容写完，用时${Math.round((Date.now() - started) / 1000)}秒`)
}

async function stateIn(strapi: Core.Strapi): Promise<State | null> {
  const value: unknown = await strapi.store({ type: 'core', name: 'huoye' }).get({ key: 'seed' })
  return isState(value) ? value : null
}

const isState = (value: unknown): value is State =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'now' in value &&
  typeof value.now === 'string' &&
  'finished' in value
