/**
 * The oldest browsers that the site is made for: phones of 2020. What is newer may make a page finer, but nothing may need it.
 * JavaScript and CSS are compiled to these, and the lint of both (stylelint.config.mjs, src/whole-site/old-phones.integration.test.ts) goes by them.
 */
export const oldestBrowsers = ['chrome86', 'safari14']

/** The same as browserslist writes them. */
export const oldestBrowsersList = ['chrome 86', 'safari 14']

/** Every core browser had what was Baseline at the end of this year when these two were current. */
export const baselineYear = 2020

/** Compiles what browsers load to them. Astro sets the target of that build itself, so a plugin has to have the last word. */
export const compiledForOldest = {
  name: 'huoye-oldest-browsers',
  enforce: /** @type {const} */ ('post'),
  /** @param {string} name @param {import('vite').EnvironmentOptions} options */
  configEnvironment(name, options) {
    if (name === 'client' && options.build) options.build.target = oldestBrowsers
  },
}
