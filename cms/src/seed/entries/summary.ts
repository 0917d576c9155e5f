/** The first sentences of a paragraph, up to about a hundred characters, marked as a sample. */
export function summaryOf(paragraph: string): string {
  const sentences = paragraph.match(/[^。！？]+[。！？][”’]?/g) ?? [paragraph]
  let text = ''
  for (const sentence of sentences) {
    if (text && text.length + sentence.length > 110) break
    text += sentence
  }
  return `${text}（示例）`
}
