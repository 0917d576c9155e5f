import { longestQuery } from '../port.ts'
import { fold } from './fold.ts'
import { numberForms } from './numbers.ts'
import { maySimplify, type Simplify } from './simplified.ts'
import { type Synonyms, synonymForms } from './synonyms.ts'
import { partsOf, type Word, wordsOf } from './words.ts'

/** Spellings of the same words, folded; any of them will do. The first is the typed one, in simplified characters. */
export type Forms = readonly [string, ...string[]]

/** One way to look for what was typed. */
export type Step =
  /** The whole query as it is. */
  | { kind: 'phrase'; forms: Forms }
  /** Every word somewhere in the record. */
  | { kind: 'words'; words: readonly Forms[] }
  /** The whole query with one character of it another, missing or too much. */
  | { kind: 'near'; form: string }
  /** A name or title by pinyin: letters as typed, without spaces. */
  | { kind: 'letters'; letters: string }
  /** A name or title that sounds the same. */
  | { kind: 'sound'; form: string; syllables: readonly string[] }
  /** The words that a long query without spaces is made of, all of them. */
  | { kind: 'parts'; words: readonly Forms[] }

/** What to look for, the strictest way first. Without steps there is nothing to look for. */
export type Understood = { steps: readonly Step[] }

/** What understanding needs and not every place has: without `simplify` or `syllables` the query is taken as it is. */
export type Knowledge = {
  synonyms: Synonyms
  simplify?: Simplify | undefined
  /** One syllable of pinyin for each character, without tones. */
  syllables?: ((text: string) => readonly string[]) | undefined
}

const shortestNear = 5
const shortestNearLetters = 7
const shortestSound = 3
const mostWords = 8

/** Understands what a reader typed. Never throws, whatever it is. */
export function understand(query: string, knowledge: Knowledge): Understood {
  const text = Array.from(query.slice(0, 2 * longestQuery).normalize('NFKC'))
    .slice(0, longestQuery)
    .join('')
  const spell = speller(knowledge)
  const words = wordsOf(text)
    .filter((word) => fold(word.text) !== '')
    .slice(0, mostWords)
  const spelled = words.map(spell)
  const [only, ...more] = spelled
  if (!only) return { steps: [] }
  const together: Step[] = more.length > 0 ? [{ kind: 'words', words: spelled }] : []
  if (words.some((word) => word.quoted))
    return { steps: more.length > 0 ? together : [{ kind: 'phrase', forms: only }] }
  const whole = spell({ text, quoted: false })
  const looser = looserSteps(whole[0], more.length === 0, knowledge.syllables)
  return { steps: [{ kind: 'phrase', forms: whole }, ...together, ...looser] }
}

/** Gives all spellings of a word that mean the same; what stands in quotation marks is meant as it stands. */
function speller({ synonyms, simplify }: Knowledge): (word: Word) => Forms {
  const groups = synonyms.map((group) => group.map(fold))
  return ({ text, quoted }) => {
    const typed = fold(text)
    const simplified = simplify && maySimplify(typed) ? fold(simplify(text)) : typed
    const others = quoted ? [] : [...numberForms(simplified), ...synonymForms(simplified, groups)]
    return [simplified, ...new Set([typed, ...others].filter((form) => form !== simplified))]
  }
}

/** What is tried when the words themselves are nowhere. */
function looserSteps(text: string, unbroken: boolean, syllables: Knowledge['syllables']): Step[] {
  const steps: Step[] = []
  const length = Array.from(text).length
  const han = /^\p{Script=Han}+$/u.test(text)
  if (/^[a-z][a-z0-9]+$/.test(text)) steps.push({ kind: 'letters', letters: text })
  if (length >= (/\p{Script=Han}/u.test(text) ? shortestNear : shortestNearLetters))
    steps.push({ kind: 'near', form: text })
  if (han && length >= shortestSound && syllables) steps.push({ kind: 'sound', form: text, syllables: syllables(text) })
  const parts = unbroken && han ? partsOf(text) : null
  if (parts) steps.push({ kind: 'parts', words: parts.map((part): Forms => [part]) })
  return steps
}
