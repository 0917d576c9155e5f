import { dayOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { organizations as registerOf, type SeedOrganization } from '../county/organizations.ts'
import { overviewOf } from '../county/overviews.ts'
import type { SeedPerson } from '../county/people.ts'
import { activities } from '../entries/activities.ts'
import { articles } from '../entries/articles.ts'
import { writeColumns } from './columns.ts'
import { writeActivities, writeArticles } from './entries.ts'
import { writeForms } from './forms.ts'
import { writeOrganizations } from './organizations.ts'
import { writeOverviews, writePeople } from './overviews.ts'
import { writePictures } from './pictures.ts'
import { demoSetting, writeSiteSetting } from './site-setting.ts'
import { writeSynonyms } from './synonyms.ts'

/** The whole sample county, dated back from `now`. Each step writes only what is missing. */
export async function seedDemo(strapi: Core.Strapi, now: Date): Promise<void> {
  const today = dayOf(now)
  const register = registerOf(today)
  const overviews = register.map((organization) => overviewOf(organization, register, today))
  const news = activities(register, now)
  const people = [
    ...overviews.flatMap(({ leaders }) => leaders.map(({ person }) => person)),
    ...news.map(({ exemplar }) => exemplar),
  ]

  await writeSiteSetting(strapi, demoSetting)
  await writeSynonyms(strapi)
  const columns = await writeColumns(strapi)
  const [pictures, [organizations, persons]] = await Promise.all([
    writePictures(strapi),
    writeRegister(
      strapi,
      register,
      people.filter((person) => person !== null),
    ),
  ])
  const ids = { columns, pictures, organizations, people: persons, forms: await writeForms(strapi) }
  await writeOverviews(strapi, overviews, ids)
  await writeArticles(strapi, articles(now), ids)
  await writeActivities(strapi, news, ids)
}

/** Who there is; the pictures are drawn meanwhile, since they need other hands. */
async function writeRegister(
  strapi: Core.Strapi,
  register: readonly SeedOrganization[],
  people: readonly SeedPerson[],
) {
  return [await writeOrganizations(strapi, register), await writePeople(strapi, people)] as const
}
