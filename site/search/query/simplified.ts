/** Simplified characters for traditional ones, as opencc-js makes them. */
export type Simplify = (text: string) => string

/** Traditional characters that the simplified character set of 1980 (GB/T 2312) holds too, for surnames and the like. */
const inBoth = '後於徵夥薹麴'
let simplified: ReadonlySet<string> | null = null

/** The 6,763 characters of GB/T 2312, which every browser knows: no table has to be sent for them. */
function simplifiedCharacters(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)))
}

/** Whether a text holds a character that may be a traditional one: only then are the tables of opencc-js worth loading. */
export function maySimplify(text: string): boolean {
  const known = simplified ?? simplifiedCharacters()
  simplified = known
  for (const character of text) {
    if (/\p{Script=Han}/u.test(character) && (!known.has(character) || inBoth.includes(character))) return true
  }
  return false
}

/** Loads the tables of opencc-js: 109 KB. */
export async function loadSimplify(): Promise<Simplify> {
  const { Converter } = await import('opencc-js/t2cn')
  return Converter({ from: 't', to: 'cn' })
}
