import type { Core } from '@strapi/strapi'

/** i18n stays: the document service asks it for every type. What it adds to the public API is taken away in src/closed-api. */
const config: Core.Config.Plugin = {
  'content-type-builder': { enabled: false },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
  upload: {
    config: {
      sizeLimit: 50 * 1024 * 1024,
      concurrentUploadSize: 1,
      sharp: { cache: false, concurrency: 1 },
      // What a file is, src/pictures and src/attachments find out by its bytes, and say so in Chinese.
      security: { allowedTypes: ['*'] },
    },
  },
}

export default config
