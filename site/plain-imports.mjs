/**
 * Leaves `import()` as it was written. Vite wraps each in a helper that fetches what the module needs beforehand: for the few small
 * modules that are fetched on demand here, it would cost every page a kilobyte.
 * @type {import('vite').Plugin}
 */
export const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  config: () => ({ build: { modulePreload: { polyfill: false, resolveDependencies: () => [] } } }),
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
}
