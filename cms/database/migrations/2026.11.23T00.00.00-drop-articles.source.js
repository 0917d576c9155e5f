/**
 * The example to copy. An article's source was called `source` once; its field is `sourceName`. Strapi would drop the old column
 * with everything in it, so start is refused until a file here names it: `drop-<table>.<column>`. This one carries the words
 * over first. Strapi runs it once, in a transaction, before it changes any table. On a database that never had the column it
 * does nothing.
 *
 * @param {import('knex').Knex} knex
 */
async function up(knex) {
  if (!(await knex.schema.hasTable('articles')) || !(await knex.schema.hasColumn('articles', 'source'))) return
  if (!(await knex.schema.hasColumn('articles', 'source_name')))
    await knex.schema.alterTable('articles', (table) => table.string('source_name'))
  await knex('articles')
    .whereNull('source_name')
    .update({ source_name: knex.ref('source') })
}

module.exports = { up }
