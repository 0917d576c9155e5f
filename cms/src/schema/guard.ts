import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { lossesBetween, type Table, unforeseen } from './losses.ts'

/** Tables that Strapi and its plugins look after themselves. */
const foreign = /^(strapi_|admin_|i18n_|up_|upload_|files|files_)/

/**
 * Strapi drops a column whose field has left the schema, with everything in it. Before it synchronises, the stored schema is
 * held against the new one, and start is refused when something would be lost that no migration has been written for.
 */
export function refuseLosses(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.beforeSync').register(async () => {
    if (!(await strapi.db.connection.schema.hasTable('strapi_database_schema'))) return
    const stored = await strapi.db.schema.schemaStorage.read()
    if (!stored) return
    const own = (tables: readonly Table[]) => tables.filter(({ name }) => !foreign.test(name))
    const losses = unforeseen(
      lossesBetween(own(stored.schema.tables), own(strapi.db.schema.schema.tables)),
      await migrations(strapi),
    )
    if (losses.length > 0) {
      throw new Error(
        `HUOYE-CMS-001 内容结构的改动会丢失已存的数据：${losses.join('、')}。没有启动，数据没有变动。` +
          `如确要删除，请在 cms/database/migrations 里写一个迁移，文件名含 drop-${losses[0]?.replace('.*', '')}；否则请恢复 content-types 里的字段。`,
      )
    }
  })
}

const migrations = (strapi: Core.Strapi): Promise<string[]> =>
  readdir(join(strapi.dirs.app.root, 'database', 'migrations')).catch(() => [])
