import type { Core } from '@strapi/strapi'
import type { SeedArticle } from '../entries/articles.ts'
import type { SeedActivity } from '../entries/seed-activity.ts'
import type { FormName } from '../forms/forms.ts'
import { createMissing, storedBy } from './documents.ts'
import { type LibraryFile, withFigure } from './figure.ts'

type Ids = {
  columns: ReadonlyMap<string, string>
  organizations: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
  pictures: ReadonlyMap<string, LibraryFile>
  forms: ReadonlyMap<FormName, number>
}

export async function writeArticles(
  strapi: Core.Strapi,
  articles: readonly SeedArticle[],
  ids: Pick<Ids, 'columns' | 'pictures' | 'forms'>,
): Promise<void> {
  const uid = 'api::article.article'
  const wanted = articles.map(({ columnKey, cover, figure, form, body, ...fields }) => {
    const inBody = figure ? ids.pictures.get(figure) : undefined
    return {
      key: fields.externalId,
      data: () => ({
        ...fields,
        body: inBody ? withFigure(body, inBody) : body,
        column: ids.columns.get(columnKey) ?? null,
        cover: pictureIn(ids, cover),
        attachments: formIn(ids, form),
      }),
    }
  })
  await createMissing(strapi, {
    uid,
    what: '县级文章',
    wanted,
    known: await storedBy(strapi, uid, 'externalId'),
    drafts: true,
  })
}

export async function writeActivities(
  strapi: Core.Strapi,
  activities: readonly SeedActivity[],
  ids: Ids,
): Promise<void> {
  const uid = 'api::activity.activity'
  const wanted = activities.map((activity) => ({ key: activity.externalId, data: () => stored(activity, ids) }))
  await createMissing(strapi, {
    uid,
    what: '支部动态',
    wanted,
    known: await storedBy(strapi, uid, 'externalId'),
    drafts: true,
  })
}

function stored(
  { columnKey, organizationCode, cover, photos, progress, exemplar, form, ...fields }: SeedActivity,
  ids: Ids,
): Record<string, unknown> {
  return {
    ...fields,
    column: ids.columns.get(columnKey) ?? null,
    organization: ids.organizations.get(organizationCode) ?? null,
    cover: pictureIn(ids, cover),
    photos: photos.flatMap((name) => ids.pictures.get(name)?.id ?? []),
    attachments: formIn(ids, form),
    progress: progress
      ? { ...progress, before: pictureIn(ids, progress.before), after: pictureIn(ids, progress.after) }
      : null,
    exemplar: exemplar ? (ids.people.get(exemplar.key) ?? null) : null,
  }
}

const pictureIn = (ids: Pick<Ids, 'pictures'>, name: string | null): number | null =>
  name ? (ids.pictures.get(name)?.id ?? null) : null

const formIn = (ids: Pick<Ids, 'forms'>, form: FormName | null): number[] =>
  form ? [ids.forms.get(form) ?? []].flat() : []
