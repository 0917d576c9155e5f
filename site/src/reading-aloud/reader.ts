import { sentencesIn } from './sentences.ts'

const speech = window.speechSynthesis

/** A Chinese voice, one that works without the network where there is a choice. */
function voiceOf(): SpeechSynthesisVoice | undefined {
  const voices = speech.getVoices().filter(({ lang }) => /^(zh|cmn)/i.test(lang) && !/HK|TW|yue/i.test(lang))
  return voices.find(({ localService }) => localService) ?? voices[0]
}

/** Begins to read, and has the bar's two buttons pause, go on and stop from now on. */
export function readAloud(bar: HTMLElement): void {
  const [toggle, end] = bar.querySelectorAll('button')
  if (!toggle || !end) return
  const reader = new Reader((playing, begun) => {
    toggle.textContent = playing ? '暂停' : begun ? '继续朗读' : '朗读'
    end.hidden = !begun
  })
  toggle.addEventListener('click', () => (reader.playing ? reader.pause() : reader.play()))
  end.addEventListener('click', () => {
    reader.stop()
    toggle.focus()
  })
  addEventListener('pagehide', () => speech.cancel())
  reader.play()
}

/** Reads the article, sentence by sentence, and marks the one that is being read. */
class Reader {
  playing = false
  readonly #tell: (playing: boolean, begun: boolean) => void
  #sentences: HTMLElement[][] | null = null
  #at = 0
  /** Which utterance is the current one: what ends after it was cancelled says nothing. */
  #turn = 0

  constructor(tell: (playing: boolean, begun: boolean) => void) {
    this.#tell = tell
  }

  play(): void {
    this.#sentences ??= wrapped()
    this.#set(true, true)
    this.#say()
  }

  pause(): void {
    this.#turn += 1
    speech.cancel()
    this.#set(false, true)
  }

  stop(): void {
    this.#turn += 1
    speech.cancel()
    this.#mark(false)
    this.#at = 0
    this.#set(false, false)
  }

  #set(playing: boolean, begun: boolean): void {
    this.playing = playing
    this.#tell(playing, begun)
  }

  #say(): void {
    const spans = this.#sentences?.[this.#at]
    if (!spans) {
      this.stop()
      return
    }
    this.#mark(true)
    this.#turn += 1
    const turn = this.#turn
    const utterance = new SpeechSynthesisUtterance(spans.map(({ textContent }) => textContent).join(''))
    const voice = voiceOf()
    if (voice) utterance.voice = voice
    utterance.lang = 'zh-CN'
    utterance.rate = 0.9
    utterance.onend = () => {
      if (turn !== this.#turn) return
      this.#mark(false)
      this.#at += 1
      this.#say()
    }
    utterance.onerror = () => {
      if (turn === this.#turn) this.pause()
    }
    speech.cancel()
    speech.speak(utterance)
  }

  #mark(on: boolean): void {
    const spans = this.#sentences?.[this.#at] ?? []
    for (const span of spans) span.classList.toggle('saying', on)
    const [first] = spans
    if (!on || !first) return
    const { top, bottom } = first.getBoundingClientRect()
    if (top < 60 || bottom > innerHeight - 60) first.scrollIntoView({ block: 'center' })
  }
}

/** Puts every sentence of title and text into elements of its own. */
function wrapped(): HTMLElement[][] {
  const all: HTMLElement[][] = []
  for (const block of document.querySelectorAll(
    'h1, .text p, .text h2, .text h3, .text h4, .text li, .text td, .text th',
  )) {
    if (block.querySelector('p, li')) continue
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const first = all.length
    const pieces = sentencesIn(nodes.map(({ data }) => data))
    for (const { node, start, end, sentence } of pieces.reverse()) {
      const text = nodes[node]
      if (!text) continue
      const range = document.createRange()
      range.setStart(text, start)
      range.setEnd(text, end)
      const span = document.createElement('span')
      range.surroundContents(span)
      const at = first + sentence
      all[at] = [span, ...(all[at] ?? [])]
    }
  }
  return all
}
