/** Groups of words that mean the same, such as 两学一做 and 两学, or a village's names before and after a merger. */
export type Synonyms = readonly (readonly string[])[]

const mostForms = 12

/** The text with a word of a group replaced by the others of the group; without the text itself. All of them are folded. */
export function synonymForms(text: string, groups: Synonyms): string[] {
  const forms = new Set<string>()
  for (const group of groups) {
    // The longest first: in 两学一做 the word is not 两学.
    const word = [...group].sort((left, right) => right.length - left.length).find((one) => one && text.includes(one))
    if (word === undefined) continue
    for (const other of group) if (other !== '') forms.add(text.replace(word, other))
  }
  forms.delete(text)
  return [...forms].slice(0, mostForms)
}
