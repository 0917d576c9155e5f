import type { StrapiApp } from '@strapi/strapi/admin'
import { LazyBodyInput } from './LazyBodyInput.tsx'

/** The input of `global::html` fields: 正文 and the like. The editor itself is loaded apart from the panel. */
export function registerBodyEditor(app: StrapiApp): void {
  app.customFields.register({
    name: 'html',
    type: 'richtext',
    intlLabel: { id: 'huoye.html.label', defaultMessage: '正文' },
    intlDescription: { id: 'huoye.html.description', defaultMessage: '带标题、图片和表格的正文' },
    components: { Input: async () => ({ default: LazyBodyInput }) },
  })
}
