import type { Core } from '@strapi/strapi'

/**
 * Tables of the CMS that are not content types: written by SQL inside the transaction of the document they speak of,
 * unknown to Strapi's schema, so its synchronisation leaves them alone.
 */
export async function createTables(strapi: Core.Strapi): Promise<void> {
  const database = strapi.db.connection
  if (!(await database.schema.hasTable('publish_events'))) {
    await database.schema.createTable('publish_events', (table) => {
      table.increments('seq', { primaryKey: true })
      table.bigInteger('at').notNullable()
      table.string('type', 40).notNullable()
      table.string('document_id', 64).notNullable()
      table.string('action', 16).notNullable()
      table.boolean('bulk').notNullable().defaultTo(false)
      table.text('affects').notNullable()
      table.index(['type', 'document_id'], 'publish_events_document')
    })
  } else if (!(await database.schema.hasColumn('publish_events', 'bulk'))) {
    await database.schema.alterTable('publish_events', (table) => {
      table.boolean('bulk').notNullable().defaultTo(false)
    })
  }
  await database.raw('CREATE INDEX IF NOT EXISTS publish_events_bulk ON publish_events (bulk, seq)')
  if (!(await database.schema.hasTable('publish_receipts'))) {
    await database.schema.createTable('publish_receipts', (table) => {
      table.increments('id', { primaryKey: true })
      table.string('consumer', 80).notNullable()
      table.integer('seq').notNullable()
      table.integer('release').notNullable()
      table.string('type', 40).notNullable()
      table.string('document_id', 64).notNullable()
      table.string('state', 16).notNullable()
      table.text('path')
      table.bigInteger('live_at').notNullable()
      table.double('ms').notNullable()
      table.boolean('seen_over_http').notNullable()
      table.text('reason')
      table.unique(['consumer', 'seq', 'type', 'document_id'], { indexName: 'publish_receipts_once' })
      table.index(['type', 'document_id'], 'publish_receipts_document')
    })
  }
  if (!(await database.schema.hasTable('publish_consumers'))) {
    await database.schema.createTable('publish_consumers', (table) => {
      table.string('consumer', 80).primary()
      table.integer('seq').notNullable()
      table.integer('release').notNullable()
      table.bigInteger('at').notNullable()
    })
  }
  if (!(await database.schema.hasColumn('publish_consumers', 'held'))) {
    await database.schema.alterTable('publish_consumers', (table) => {
      table.integer('held').notNullable().defaultTo(0)
    })
  }
  if (!(await database.schema.hasTable('publish_held'))) {
    await database.schema.createTable('publish_held', (table) => {
      table.increments('id', { primaryKey: true })
      table.string('consumer', 80).notNullable()
      table.text('path').notNullable()
      table.string('type', 40)
      table.string('document_id', 64)
      table.text('suspects').notNullable()
      table.integer('attempts').notNullable()
      table.boolean('quarantined').notNullable()
      table.boolean('live').notNullable()
      table.string('code', 24).notNullable()
      table.integer('figure')
      table.text('detail').notNullable()
      table.bigInteger('since').notNullable()
      table.bigInteger('at').notNullable()
    })
  }
  if (!(await database.schema.hasTable('publish_withheld'))) {
    await database.schema.createTable('publish_withheld', (table) => {
      table.string('type', 40).notNullable()
      table.string('document_id', 64).notNullable()
      table.text('detail').notNullable()
      table.bigInteger('since').notNullable()
      table.primary(['type', 'document_id'])
    })
  }
  if (!(await database.schema.hasColumn('publish_consumers', 'pinned'))) {
    await database.schema.alterTable('publish_consumers', (table) => {
      table.integer('pinned')
    })
  }
  if (!(await database.schema.hasColumn('publish_events', 'by_user'))) {
    await database.schema.alterTable('publish_events', (table) => {
      table.integer('by_user')
    })
  }
  if (!(await database.schema.hasTable('withdrawals'))) {
    await database.schema.createTable('withdrawals', (table) => {
      table.increments('seq', { primaryKey: true })
      table.string('type', 40).notNullable()
      table.string('document_id', 64).notNullable()
      table.text('paths').notNullable()
      table.text('files').notNullable()
      table.string('external_id', 255).index('withdrawals_external_id')
      table.bigInteger('at').notNullable()
      table.integer('by_user')
      table.text('reason').notNullable()
      table.text('words').notNullable()
      table.boolean('erased').notNullable()
      table.bigInteger('erased_everywhere_at')
      table.index(['type', 'document_id'], 'withdrawals_document')
    })
  }
  if (!(await database.schema.hasTable('import_batches'))) {
    await database.schema.createTable('import_batches', (table) => {
      table.string('id', 40).primary()
      table.bigInteger('at').notNullable()
      table.string('type', 40).notNullable()
      table.text('source')
      table.integer('created').notNullable()
      table.integer('updated').notNullable()
      table.bigInteger('undone_at')
    })
  }
}
