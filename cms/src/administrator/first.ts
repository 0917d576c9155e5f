import type { Core } from '@strapi/strapi'
import { passwordObjection } from './password.ts'

type Asked = { email: string | undefined; password: string | undefined }

const placeholderEmail = 'admin@huoye.invalid'

/**
 * Sees to it that there is a way in. With an address and a password the first super administrator is created at once;
 * without them an inactive one is created whose one-time link lets a person choose a password.
 * Gives that link while it is unused, null otherwise. Throws, in Chinese, when the given password is too weak.
 */
export async function ensureAdministrator(strapi: Core.Strapi, asked: Asked): Promise<string | null> {
  const users = strapi.service('admin::user')
  if (await users.exists({ isActive: true })) return null

  const waiting = await strapi.db.query('admin::user').findOne({ where: { registrationToken: { $notNull: true } } })
  if (asked.email && asked.password) {
    const objection = passwordObjection(asked.password)
    if (objection) throw new Error(`HUOYE_ADMIN_PASSWORD 不能用：${objection}。没有创建管理员，请换一个密码再启动。`)
    if (waiting) await strapi.db.query('admin::user').delete({ where: { id: waiting.id } })
    await create(strapi, {
      email: asked.email.toLowerCase(),
      password: asked.password,
      isActive: true,
      registrationToken: null,
    })
    return null
  }
  const invited =
    waiting ?? (await create(strapi, { email: (asked.email ?? placeholderEmail).toLowerCase(), isActive: false }))
  return `${strapi.config.get('admin.absoluteUrl')}/auth/register?registrationToken=${invited.registrationToken}`
}

async function create(
  strapi: Core.Strapi,
  attributes: Record<string, unknown>,
): Promise<{ registrationToken: string }> {
  const role = await strapi.service('admin::role').getSuperAdmin()
  return strapi.service('admin::user').create({
    firstname: '管理员',
    lastname: '',
    preferedLanguage: 'zh-Hans',
    roles: [role.id],
    ...attributes,
  })
}
