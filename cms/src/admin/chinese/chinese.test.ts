import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chinese } from './index.ts'

type Texts = Record<string, string>
const require = createRequire(import.meta.url)

/** Where each part of the panel keeps its words, and what it puts before their ids. */
const parts = [
  { name: 'admin', folder: 'admin/dist/admin/admin/src/translations', prefix: '' },
  { name: 'content-manager', folder: 'content-manager/dist/admin/translations', prefix: 'content-manager.' },
  { name: 'upload', folder: 'upload/dist/admin/translations', prefix: 'upload.' },
  { name: 'i18n', folder: 'i18n/dist/admin/translations', prefix: 'i18n.' },
  { name: 'email', folder: 'email/dist/admin/translations', prefix: 'email.' },
]

/** Paid or switched off: tours, trials, surveys, single sign-on, audit logs, history, AI, several languages, the block editor. */
const unreachable =
  /tours\.|FreeTrial|trialCountdown|Nps|UpsellBanner|MediaLibraryBanner|[Pp]urchase|auditLogs|\.sso\.|content-history|\.history\.|last-activity|premiumFeature|components\.(?:Blocks|Wysiwyg)\.|\bai[A-Z.]|\.ai$|AITranslation|BulkLocale|LocalePicker|AdditionalInfos|[mM]etadata/

async function strapi({ folder, prefix }: (typeof parts)[number], locale: string): Promise<Texts> {
  const root = dirname(dirname(require.resolve('@strapi/strapi/package.json')))
  const { default: texts }: { default: Texts } = await import(join(root, folder, `${locale}.json.mjs`))
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [prefix + id, text]))
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name ?? '')

describe.each(parts)('the words of $name', (part) => {
  it('are all there in Chinese', async () => {
    const english = await strapi(part, 'en')
    const known = { ...(await strapi(part, 'zh-Hans')), ...chinese }
    expect(Object.keys(english).filter((id) => !(id in known) && !unreachable.test(id))).toEqual([])
  })

  it('ask for no value that Strapi does not give', async () => {
    const english = await strapi(part, 'en')
    const wrong = Object.entries(english).filter(([id, text]) => {
      const given = new Set(placeholders(text))
      return placeholders(chinese[id] ?? '').some((name) => !given.has(name))
    })
    expect(wrong.map(([id]) => id)).toEqual([])
  })
})
