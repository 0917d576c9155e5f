import { documentTypes, uidOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { contentGrants, mediaLibrary, roles } from './roles.ts'

type Grant = { action: string; subject: string | null; properties: Record<string, unknown>; conditions: string[] }

/** Names Strapi's own roles in Chinese or takes them away, and makes the county's. Once only: later changes are the administrator's. */
export async function seedRoles(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'huoye' })
  if (await store.get({ key: 'roles' })) return grantWhatIsNew(strapi)
  const service = strapi.service('admin::role')
  await nameSuperAdministrator(strapi)
  await removeDefaults(strapi)
  for (const role of roles) {
    const made = await service.create({ name: role.name, code: role.code, description: role.description })
    await service.assignPermissions(made.id, [...grantsOf(strapi, contentGrants(role)), ...role.tools.map(tool)])
  }
  await store.set({ key: 'roles', value: true })
  await noteGiven(strapi)
}

/** What the roles could not be given when they were made, because it came later, they get now. What was taken from them stays so. */
async function grantWhatIsNew(strapi: Core.Strapi): Promise<void> {
  const [tools, subjects] = [await given(strapi, 'tools', mediaLibrary), await given(strapi, 'types', firstTypes)]
  for (const role of roles) {
    const content = contentGrants(role).filter(({ subject }) => !subjects.has(subject))
    const fresh = [...grantsOf(strapi, content), ...role.tools.filter((action) => !tools.has(action)).map(tool)]
    const made = await strapi.db.query('admin::role').findOne({ where: { code: role.code }, select: ['id'] })
    if (made && fresh.length > 0) await strapi.service('admin::role').addPermissions(made.id, fresh)
  }
  await noteGiven(strapi)
}

/** Document types that were there before it was noted which the roles know. */
const firstTypes = [
  'activity',
  'article',
  'overview',
  'organization',
  'person',
  'column',
  'site-setting',
  'redirect',
].map((name) => `api::${name}.${name}`)

async function given(strapi: Core.Strapi, key: 'tools' | 'types', atFirst: readonly string[]): Promise<Set<unknown>> {
  const noted: unknown = await strapi.store({ type: 'core', name: 'huoye' }).get({ key })
  return new Set(Array.isArray(noted) ? noted : atFirst)
}

async function noteGiven(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'huoye' })
  await store.set({ key: 'tools', value: roles.flatMap((role) => role.tools) })
  await store.set({ key: 'types', value: documentTypes.map(({ name }) => uidOf(name)) })
}

async function nameSuperAdministrator(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query('admin::role').update({
    where: { code: 'strapi-super-admin' },
    data: { name: '超级管理员', description: '可以使用和设置全部功能' },
  })
}

/** Strapi's editor and author know nothing of branches; they go unless somebody has them already. */
async function removeDefaults(strapi: Core.Strapi): Promise<void> {
  const defaults: { id: number; users: unknown[] }[] = await strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: ['strapi-editor', 'strapi-author'] } }, populate: { users: { select: ['id'] } } })
  const unused = defaults.filter(({ users }) => users.length === 0)
  if (unused.length > 0) await strapi.service('admin::role').deleteByIds(unused.map(({ id }) => id))
}

/** Strapi's grants name every field that they cover, components' fields included. */
function grantsOf(strapi: Core.Strapi, wanted: { action: string; subject: string }[]): Grant[] {
  const known = strapi
    .service('admin::permission')
    .actionProvider.values()
    .filter(({ section }: { section: string }) => section === 'contentTypes')
  const all: Grant[] = strapi.service('admin::content-type').getPermissionsWithNestedFields(known)
  return all.filter((grant) =>
    wanted.some(({ action, subject }) => action === grant.action && subject === grant.subject),
  )
}

const tool = (action: string): Grant => ({ action, subject: null, properties: {}, conditions: [] })
