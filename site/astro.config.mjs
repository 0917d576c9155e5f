import { fileURLToPath } from 'node:url'
import react from '@astrojs/react'
import { defineConfig } from 'astro/config'
import { compiledForOldest, oldestBrowsers } from './baseline.mjs'
import { plainImports } from './plain-imports.mjs'
import renderAdapter from './src/adapter/adapter.mjs'
import designRoute from './src/design/route.mjs'
import card from './src/head/card.mjs'
import iconFiles from './src/head/icons.mjs'

/**
 * The public site, built once as a bundle that the publishing engine keeps warm and calls for one page at a time.
 * Everything a browser loads besides pages is hashed under /_astro/, so it can be cached for ever.
 */
export default defineConfig({
  output: 'server',
  adapter: renderAdapter(),
  outDir: fileURLToPath(new URL('./dist/engine/', import.meta.url)),
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'directory', assets: '_astro', inlineStylesheets: 'never' },
  integrations: [react(), card(), iconFiles(), designRoute()],
  vite: {
    build: { assetsInlineLimit: 0, cssTarget: oldestBrowsers },
    plugins: [compiledForOldest, plainImports],
  },
})
