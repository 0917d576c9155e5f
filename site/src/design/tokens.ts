/** A custom property of tokens.css: its name without the dashes, and its value as it stands there. */
export type Token = { name: string; value: string }

/** The tokens of a style sheet's first block, in their order. */
export function tokensIn(css: string): Token[] {
  const block = css.slice(css.indexOf('{') + 1, css.indexOf('}'))
  return [...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/\s+/g, ' ').trim(),
  }))
}

export const isColor = ({ value }: Token): boolean => value.startsWith('#')
