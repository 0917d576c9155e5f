/** C0 and C1 controls but tab and line break, lone surrogates, and the marks that turn the direction of text around. */
const unwanted = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text without characters that no reader should meet; line ends become \n. */
export const plainCharacters = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(unwanted, '').toWellFormed()

/** Text of one line: what `plainCharacters` gives, with runs of white space as one space and none at the ends. */
export const oneLine = (text: string): string => plainCharacters(text).replace(/\s+/g, ' ').trim()
