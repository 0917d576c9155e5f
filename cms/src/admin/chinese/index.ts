import { navigationTexts } from '../lists/navigation.ts'
import { email } from './email.ts'
import { entries } from './entries.ts'
import { entryViews } from './entry-views.ts'
import { i18n } from './i18n.ts'
import { mediaDetails } from './media-details.ts'
import { mediaLibrary } from './media-library.ts'
import { panel } from './panel.ts'
import { settings } from './settings.ts'
import { stray } from './stray.ts'

type Texts = Readonly<Record<string, string>>

const of = (plugin: string, texts: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${plugin}.${key}`, text]))

/**
 * Chinese for what Strapi's own zh-Hans lacks, and better words where it says “Strapi” or speaks of models instead of
 * content. It wins over Strapi's. A key is Strapi's message id; plural forms need only `other` in Chinese.
 */
export const chinese: Record<string, string> = {
  ...panel,
  ...settings,
  ...stray,
  ...navigationTexts,
  ...of('content-manager', { ...entries, ...entryViews }),
  ...of('upload', { ...mediaLibrary, ...mediaDetails }),
  ...of('i18n', i18n),
  ...of('email', email),
}
