import type { Core } from '@strapi/strapi'

/** Everybody who is created without a language reads the admin in Simplified Chinese. */
export function speakChinese(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    beforeCreate(event) {
      const { data } = event.params
      if (data && !data.preferedLanguage) data.preferedLanguage = 'zh-Hans'
    },
  })
}
