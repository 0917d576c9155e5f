import { baselineYear, oldestBrowsersList } from './baseline.mjs'

const anyValue = ['/./']

/** CSS newer than the oldest browsers that the site may use all the same, and why nothing is lost without it. */
const enhancements = {
  // Pictures stand in their own proportions instead of being cut to common ones; width and height keep their room.
  'aspect-ratio': anyValue,
  // The system's own appearance goes away in old Safari by the prefixed property that stands before it.
  appearance: anyValue,
  // Baseline since it follows rounded corners; outlines themselves are as old as CSS 2.
  outline: anyValue,
  // A line under links is thicker.
  'text-decoration-thickness': anyValue,
  // Lines break less evenly.
  'text-wrap': anyValue,
  // No thin space between Chinese and Latin characters, and full-width punctuation at line starts.
  'text-autospace': anyValue,
  'text-spacing-trim': anyValue,
  // Old Safari has the prefixed property that stands before it.
  'text-size-adjust': anyValue,
  // A jump to an anchor ends at the very edge, and is not animated.
  'scroll-padding-top': anyValue,
  'scroll-behavior': anyValue,
  // Pictures of a gallery stop wherever the finger lets go, and a scrollbar may be seen.
  'scroll-snap-type': anyValue,
  'scroll-snap-stop': anyValue,
  'scrollbar-width': anyValue,
  // On paper, figures and headings may be parted from what follows.
  'break-after': anyValue,
  'break-inside': anyValue,
}

/** @type {import('stylelint').Config} */
export default {
  plugins: ['stylelint-plugin-use-baseline', 'stylelint-no-unsupported-browser-features'],
  rules: {
    'plugin/use-baseline': [
      true,
      {
        available: baselineYear,
        ignoreProperties: enhancements,
        // Without it the outline also shows after a press of the finger, see styles/base.css.
        ignoreSelectors: ['focus-visible'],
        // Margins of printed pages are the browser's own.
        ignoreAtRules: ['page'],
      },
    ],
    // Baseline has one entry for gap in grids and in flex boxes, which Safari 14.0 lacks: the other data tells them apart.
    'plugin/no-unsupported-browser-features': [
      true,
      {
        browsers: oldestBrowsersList,
        ignorePartialSupport: true,
        ignore: ['css-focus-visible', 'css-paged-media', 'css-scroll-behavior', 'text-size-adjust'],
      },
    ],
  },
}
