import { dayOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { organizations } from '../county/organizations.ts'
import { overviewOf } from '../county/overviews.ts'
import { activities } from '../entries/activities.ts'
import { articles } from '../entries/articles.ts'
import { writeColumns } from './columns.ts'
import { writeActivities, writeArticles } from './entries.ts'
import { writeOrganizations } from './organizations.ts'
import { writeOverviews, writePeople } from './overviews.ts'
import { writePictures } from './pictures.ts'
import { demoSetting, writeSiteSetting } from './site-setting.ts'

/** The whole sample county, dated back from `now`. Each step writes only what is missing. */
export async function seedDemo(strapi: Core.Strapi, now: Date): Promise<void> {
  const today = dayOf(now)
  const register = organizations(today)
  const overviews = register.map((organization) => overviewOf(organization, register, today))
  const news = activities(register, now)
  const people = [...overviews.flatMap(({ leaders }) => leaders.map(({ person }) => person)), ...news.map(({ exemplar }) => exemplar)]

  await writeSiteSetting(strapi, demoSetting)
  const ids = {
    columns: await writeColumns(strapi),
    pictures: await writePictures(strapi),
    organizations: await writeOrganizations(strapi, register),
    people: await writePeople(strapi, people.filter((person) => person !== null)),
  }
  await writeOverviews(strapi, overviews, ids)
  await writeArticles(strapi, articles(now), ids)
  await writeActivities(strapi, news, ids)
}
