/** The syllables of pinyin without tones, by their initials. */
const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}

const syllables: ReadonlySet<string> = new Set(
  Object.entries(finals).flatMap(([initial, list]) => list.split(' ').map((final) => initial + final)),
)
const longest = 6
/** Letters can be read in very many ways; the likelier ones, of few and long syllables, come first. */
const mostReadings = 4

/** The initials of the syllables that letters may be, the last of them perhaps in part; without those of a single syllable. */
export function initialsOf(letters: string): string[] {
  const found = new Set<string>()
  const unreadable = new Set<number>()
  /** Whether the letters from a place on can be read. */
  const read = (from: number, initials: string): boolean => {
    if (from === letters.length) {
      if (initials.length > 1) found.add(initials)
      return true
    }
    let readable = false
    for (let end = Math.min(letters.length, from + longest); end > from && found.size < mostReadings; end--) {
      const piece = letters.slice(from, end)
      if (unreadable.has(end) || !(syllables.has(piece) || (end === letters.length && begins(piece)))) continue
      if (read(end, initials + piece.slice(0, 1))) readable = true
    }
    if (!readable) unreadable.add(from)
    return readable
  }
  read(0, '')
  return [...found]
}

const begins = (piece: string): boolean => {
  for (const syllable of syllables) if (syllable.startsWith(piece)) return true
  return false
}
