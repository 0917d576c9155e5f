export type LibraryFile = { id: number; url: string; width: number; height: number; alt: string }

/** Body HTML with a picture after its second paragraph. The words under it leave out the mark of the sample, which the alternative text bears. */
export function withFigure(body: string, file: LibraryFile): string {
  const second = body.indexOf('</p>', body.indexOf('</p>') + 1)
  if (second < 0) return body
  const at = second + '</p>'.length
  const picture = `<img src="${file.url}" alt="${file.alt}" width="${file.width}" height="${file.height}">`
  return `${body.slice(0, at)}<figure>${picture}<figcaption>${file.alt.replace('（绘图，示例）', '。绘图（示例）')}</figcaption></figure>${body.slice(at)}`
}
