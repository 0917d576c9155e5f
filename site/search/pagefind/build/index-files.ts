import { gzipSync } from 'node:zlib'
import { isOfText } from '../format/words.ts'
import { CborWriter } from './cbor.ts'

export type IndexFile = { path: string; bytes: Buffer }
type Word = readonly [word: string, numbers: readonly number[]]
type Chunk = { from: string; to: string; name: string }

/** The version of Pagefind whose reader reads these files. */
export const pagefindVersion = '1.6.0'

/** Begins every file of Pagefind, inside its compression. */
const signature = Buffer.from('pagefind_dcd')
const language = 'zh'
const pageName = 'p'

/**
 * The files of an index as Pagefind's own reader loads them. The index has one page, and the position of a word on it is the number of a
 * record that holds the word: the smallest form that its format allows.
 * @param words sorted @param size of a chunk in postings, by the words in it; larger chunks: fewer of them, more bytes for a word
 */
export function indexFiles(words: Iterable<Word>, size: (word: string) => number): IndexFile[] {
  const files: IndexFile[] = []
  const chunks: Chunk[] = []
  let waiting: Word[] = []
  let postings = 0
  const close = (): void => {
    const [[from] = [''], [to] = ['']] = [waiting[0], waiting[waiting.length - 1]]
    const name = chunks.length.toString(36)
    chunks.push({ from, to, name })
    files.push({ path: `index/${name}.pf_index`, bytes: packed(chunkBytes(waiting)) })
    waiting = []
    postings = 0
  }
  for (const word of words) {
    // Classes of words do not share a chunk: their sizes differ, and their files are wanted together.
    if (waiting[0] && classOf(waiting[0][0]) !== classOf(word[0])) close()
    const own = word[1].length + 1
    // A frequent word stands alone: who asks for a rare one beside it would load it too.
    if (waiting.length > 0 && postings + own > size(word[0])) close()
    waiting.push(word)
    postings += own
  }
  if (waiting.length > 0) close()
  const entry = {
    version: pagefindVersion,
    languages: { [language]: { hash: language, wasm: null, page_count: 1 } },
    include_characters: [],
  }
  return [
    { path: 'pagefind-entry.json', bytes: Buffer.from(JSON.stringify(entry)) },
    { path: `pagefind.${language}.pf_meta`, bytes: packed(metadataBytes(chunks)) },
    ...files,
  ]
}

const classOf = (word: string): string => (isOfText(word) ? '' : word.slice(0, 1))

/** Each word with its page and the steps from one position on it to the next. */
function chunkBytes(words: readonly Word[]): Buffer {
  const writer = new CborWriter().array(1).array(words.length)
  for (const [word, numbers] of words) {
    writer.array(2).text(word).array(1).array(2).number(0).array(numbers.length)
    let before = 0
    for (const number of numbers) {
      writer.number(number - before)
      before = number
    }
  }
  return writer.bytes
}

/** Version; pages with their number of words; chunks; filters, sorts and fields of metadata, of which there are none. */
function metadataBytes(chunks: readonly Chunk[]): Buffer {
  const writer = new CborWriter().array(6).text(pagefindVersion)
  writer.array(1).array(3).text(pageName).number(1).text('')
  writer.array(chunks.length)
  for (const [index, { from, to, name }] of chunks.entries()) {
    const before = chunks[index - 1]?.to ?? ''
    const next = chunks[index + 1]?.from ?? ''
    writer
      .array(3)
      .text(from.slice(0, sameBeginning(before, from) + 1))
      .text(shortEnd(to, next))
      .text(name)
  }
  return writer.array(0).array(0).array(0).bytes
}

/** As short a text as comes after a chunk's last word, or is it, and before the first of the next. */
function shortEnd(to: string, next: string): string {
  const same = sameBeginning(to, next)
  const raised = (at: number): string => to.slice(0, at) + String.fromCharCode(to.charCodeAt(at) + 1)
  for (let at = same; at < to.length - 1; at++) {
    const shorter = raised(at)
    if (next === '' || shorter < next.slice(0, same + 1)) return shorter
  }
  return to
}

function sameBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

const packed = (bytes: Buffer): Buffer => gzipSync(Buffer.concat([signature, bytes]), { level: 9 })
