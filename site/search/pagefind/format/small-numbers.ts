/** The first character is `(`; the backslash and the surrogates, which JSON would have to escape, are passed over. */
const first = 40
const backslash = 0x5c
const surrogates = { from: 0xd800, count: 0x800 }

/** Whole numbers from 0, one character each: the smaller and the more alike, the fewer bytes on the wire. */
export function lettersOf(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      const plain = first + number
      const raised = plain >= backslash ? plain + 1 : plain
      return String.fromCodePoint(raised >= surrogates.from ? raised + surrogates.count : raised)
    })
    .join('')
}

/** The numbers that `lettersOf` wrote. */
export function numbersIn(letters: string): number[] {
  return Array.from(letters, (letter) => {
    const raised = letter.codePointAt(0) ?? first
    const joined = raised >= surrogates.from ? raised - surrogates.count : raised
    return (joined > backslash ? joined - 1 : joined) - first
  })
}
