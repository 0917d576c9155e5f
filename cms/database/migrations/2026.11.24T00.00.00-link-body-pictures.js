/**
 * Links the files that bodies show to their documents, as every write has done since `bodyPictures` is a field. The links stand in
 * Strapi's own table for files, so there is nothing to wait for.
 *
 * @param {import('knex').Knex} knex
 */
async function up(knex) {
  if (!(await knex.schema.hasTable('files_related_mph'))) return
  const files = await knex('files').select('id', 'provider_metadata')
  const fileOf = new Map(
    files.flatMap(({ id, provider_metadata }) => namesIn(JSON.stringify(provider_metadata)).map((name) => [name, id])),
  )
  for (const [table, related_type] of Object.entries(bodied)) {
    if (!(await knex.schema.hasTable(table))) continue
    const field = 'bodyPictures'
    await knex('files_related_mph').where({ related_type, field }).delete()
    for (const { id, body } of await knex(table).where('body', 'like', '%/media/%').select('id', 'body')) {
      const shown = new Set(namesIn(body).flatMap((name) => fileOf.get(name) ?? []))
      for (const [index, file_id] of [...shown].entries())
        await knex('files_related_mph').insert({ file_id, related_id: id, related_type, field, order: index + 1 })
    }
  }
}

const bodied = {
  articles: 'api::article.article',
  activities: 'api::activity.activity',
  overviews: 'api::overview.overview',
}

/** @param {string | undefined} text */
const namesIn = (text) => text?.match(/\b[a-z0-9]{32}\.webp\b/g) ?? []

module.exports = { up }
