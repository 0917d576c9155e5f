import type { ConfigData } from 'html-validate'

/** Astro puts the island's style beside the island, React spells autoComplete its own way: both browsers understand. */
export const markupRules: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'element-permitted-content': 'off',
  },
}
