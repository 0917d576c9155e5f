import type { DocumentTypeDefinition, FieldObjection } from '../define/field.ts'

export const fewestSynonyms = 2
/** Characters of one word, as JavaScript counts. */
export const longestSynonym = 30

/** The words of a group as they were typed, one behind the other. */
export const wordsOf = (typed: string): string[] =>
  typed
    .split(/[、，,；;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** What is wrong with a group of synonyms as typed, in Chinese. */
export function synonymObjections(typed: string): string[] {
  const words = wordsOf(typed)
  const long = words.filter((word) => word.length > longestSynonym)
  const twice = [...new Set(words.filter((word, index) => words.indexOf(word) !== index))]
  return [
    ...(new Set(words).size < fewestSynonyms ? ['至少要两个不同的词，中间用顿号隔开'] : []),
    ...long.map((word) => `“${word}”太长，一个词最多 ${longestSynonym} 个字`),
    ...twice.map((word) => `“${word}”写了不止一遍，请只留一个`),
  ]
}

const together = ({ words }: Readonly<Record<string, unknown>>): FieldObjection[] =>
  typeof words === 'string' && words.trim() !== ''
    ? synonymObjections(words).map((message) => ({ field: 'words', message: `“同义词”${message}` }))
    : []

export const synonym: DocumentTypeDefinition = {
  name: 'synonym',
  plural: 'synonyms',
  drafts: true,
  label: '同义词',
  description: '意思一样的词：读者搜其中一个，写成其他几个的内容也能找到',
  disclosure: 'public',
  mainField: 'words',
  together,
  fields: {
    words: {
      kind: 'text',
      label: '同义词',
      hint: '一组意思一样的词，用顿号隔开，如“两学一做、两学”，或村名的新旧叫法。每个词最多 30 个字。',
      max: 200,
      required: true,
      disclosure: 'public',
    },
  },
}
