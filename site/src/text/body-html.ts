/**
 * A body as the page prints it. The CMS sanitised it when it was written; what is added here lets a table
 * that is wider than a phone scroll inside itself, by touch and by keyboard.
 */
export const bodyHtml = (body: string): string =>
  body.includes('<table')
    ? body
        .replace(/<table(?=[\s>])/g, '<section class="scroll" tabindex="0" aria-label="表格"><table')
        .replaceAll('</table>', '</table></section>')
    : body
