/**
 * The county's site in Eleventy, one paginated template for each kind of page.
 * @param {{ setUseGitIgnore(use: boolean): void, setQuietMode(quiet: boolean): void }} eleventy
 */
export default function configure(eleventy) {
  eleventy.setUseGitIgnore(false)
  eleventy.setQuietMode(true)
  return { templateFormats: ['11ty.js'], dir: { input: '.', includes: '_includes' } }
}
