import { pinyin } from 'pinyin-pro'

const remembered = new Map<string, string>()

/** Pinyin of a name as people type it, both forms with a space between: 焕古村 → `hgc huangucun`; numbers stay whole: 第20村 → `d20c di20cun`. */
export function initials(name: string): string {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  const made =
    `${syllables.map((syllable) => (/^\d/.test(syllable) ? syllable : (syllable[0] ?? ''))).join('')} ${syllables.join('')}`.toLowerCase()
  remembered.set(name, made)
  return made
}
