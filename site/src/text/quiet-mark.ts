import { escapeText } from './escape.ts'

const mark = /（示例）/g

/** Text as HTML, with the mark of sample content set small so that it does not drown what it marks. */
export const quietMark = (text: string): string =>
  escapeText(text).replace(mark, (found) => `<small class="eg">${found}</small>`)
