import { createHash } from 'node:crypto'
import { components, documentTypes, uidOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { type Configuration, componentConfiguration, typeConfiguration } from './configuration.ts'

/**
 * Writes the panel's Chinese names, forms and lists into Strapi's stored configuration. A definition that has not
 * changed since the last start is left alone, so that what a webmaster arranged in the panel stays; a changed one wins.
 */
export async function applyAdminLabels(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'huoye' })
  const stored: unknown = await store.get({ key: 'admin-labels' })
  const before = isRecord(stored) ? stored : {}
  const { 'content-types': types, components: parts } = strapi.plugin('content-manager').services
  const wanted: [string, Configuration, () => Promise<unknown>][] = [
    ...documentTypes.map((type): [string, Configuration, () => Promise<unknown>] => {
      const configuration = typeConfiguration(type)
      const uid = uidOf(type.name)
      return [uid, configuration, () => types?.updateConfiguration({ uid }, configuration)]
    }),
    ...components.map((component): [string, Configuration, () => Promise<unknown>] => {
      const configuration = componentConfiguration(component)
      const uid = `content.${component.name}`
      return [uid, configuration, () => parts?.updateConfiguration({ uid }, configuration)]
    }),
  ]
  const after: Record<string, string> = {}
  for (const [uid, configuration, write] of wanted) {
    const fingerprint = createHash('sha256').update(JSON.stringify(configuration)).digest('hex').slice(0, 16)
    if (before[uid] !== fingerprint) await write()
    after[uid] = fingerprint
  }
  await store.set({ key: 'admin-labels', value: after })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
