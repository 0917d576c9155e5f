const digits = '零一二三四五六七八九'
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
/** What is counted: one or two numerals before it are a number, elsewhere they may be a part of words, as in 统一. */
const counted = '[年月日号条款项章节届期次]'
const numeral = '[零〇一二三四五六七八九十百千]'
const chineseNumber = new RegExp(`第${numeral}+|${numeral}+(?=${counted})|${numeral}{3,}`, 'g')

/** The same words with their numbers written otherwise: 第12条 and 第十二条, 2025年 and 二〇二五年. Without the one given. */
export function numberForms(text: string): string[] {
  const arabic = text.replace(chineseNumber, (written) => {
    const before = written.startsWith('第') ? '第' : ''
    return before + readNumber(written.slice(before.length))
  })
  const chinese = text.replace(/\d+/g, (written, at: number) => writeNumber(written, text[at + written.length] ?? ''))
  const forms = [arabic, chinese, chinese.replaceAll('〇', '零'), chinese.replaceAll('零', '〇')]
  return [...new Set(forms)].filter((form) => form !== text)
}

/** 十二 is 12, 二〇二五 is 2025; what is no number stays as it is. */
function readNumber(written: string): string {
  const plain = written.replaceAll('〇', '零')
  if (!/[十百千]/.test(plain)) return Array.from(plain, (digit) => digits.indexOf(digit)).join('')
  let total = 0
  let digit: number | null = null
  let before = 10_000
  for (const sign of plain) {
    const unit = units[sign]
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return written
      digit = digits.indexOf(sign)
    } else {
      if (unit >= before) return written
      total += (digit ?? 1) * unit
      before = unit
      digit = null
    }
  }
  return String(total + (digit ?? 0))
}

/** A year is written digit by digit, any other number up to 9999 with its units; longer ones stay as they are. */
function writeNumber(written: string, after: string): string {
  const value = Number(written)
  if (written.length === 4 && (after === '年' || (value >= 1900 && value < 2100)))
    return Array.from(written, (digit) => digits[Number(digit)] ?? '')
      .join('')
      .replaceAll('零', '〇')
  if (written.length > 4 || written.startsWith('0')) return written
  let words = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap ||= words !== ''
      continue
    }
    words += `${gap ? '零' : ''}${unit === 10 && digit === 1 && words === '' ? '' : digits[digit]}${name}`
    gap = false
  }
  return words
}
