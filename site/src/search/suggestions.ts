import type { Suggestion } from '../../search/page/shown.ts'
import sheet from '../styles/suggestions.css?url'
import { forgetQueries, rememberedQueries } from './history.ts'

type Choice = { text: string; url: string | null }
export type Wishes = {
  suggest: (typed: string, limit: number) => Promise<readonly Suggestion[]>
  /** Somebody chose an earlier query. */
  onQuery: (query: string) => void
}

/** So long after the last key the engine is asked: as fast as somebody types. */
const quietMs = 150
const mostChoices = 8
const mostEarlier = 3

/**
 * Gives a search box suggestions: earlier queries of this device, titles and branches. Keys, roles and names are those of the ARIA
 * practices' combobox with a list.
 */
export function offerSuggestions(box: HTMLInputElement, { suggest, onQuery }: Wishes): void {
  const popup = made('div', 'popup')
  const list = made('ul')
  const forget = made('button')
  let choices: readonly Choice[] = []
  let at = -1
  let turn = 0
  let timer = 0

  list.id = `${box.id}-list`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', '搜索建议')
  forget.type = 'button'
  forget.textContent = '清除搜索记录'
  popup.hidden = true
  popup.append(list, forget)
  box.after(popup)
  box.autocomplete = 'off'
  box.setAttribute('role', 'combobox')
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-controls', list.id)
  box.setAttribute('aria-expanded', 'false')
  document.head.append(Object.assign(made('link'), { rel: 'stylesheet', href: sheet }))

  const open = (wanted: boolean): void => {
    popup.hidden = !wanted || choices.length === 0
    box.setAttribute('aria-expanded', String(!popup.hidden))
    if (popup.hidden) mark(-1)
  }
  const mark = (next: number): void => {
    at = next
    for (const [index, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(index === at))
    if (at < 0) box.removeAttribute('aria-activedescendant')
    else box.setAttribute('aria-activedescendant', `${list.id}-${at}`)
  }
  const show = (next: readonly Choice[]): void => {
    choices = next.slice(0, mostChoices)
    list.replaceChildren(...choices.map(option))
    forget.hidden = choices.every(({ url }) => url !== null)
    open(true)
  }
  const option = ({ text, url }: Choice, index: number): HTMLLIElement => {
    const item = made('li')
    item.id = `${list.id}-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    item.append(text)
    if (url === null) item.append(Object.assign(made('small'), { textContent: '搜过' }))
    return item
  }
  const look = (): void => {
    clearTimeout(timer)
    turn += 1
    const [mine, typed] = [turn, box.value.trim()]
    const earlier = rememberedQueries(typed).map((text): Choice => ({ text, url: null }))
    show(typed === '' ? earlier : earlier.slice(0, mostEarlier))
    if (typed === '') return
    timer = window.setTimeout(async () => {
      const pages = await suggest(typed, mostChoices).catch(() => [])
      if (mine !== turn || document.activeElement !== box) return
      show([...earlier.slice(0, mostEarlier), ...pages.map(({ title, url }) => ({ text: title, url }))])
    }, quietMs)
  }
  const take = ({ text, url }: Choice): void => {
    open(false)
    if (url === null) {
      box.value = text
      onQuery(text)
    } else location.assign(url)
  }

  box.addEventListener('input', look)
  box.addEventListener('click', look)
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const chosen = choices[at]
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (way !== undefined) {
      event.preventDefault()
      if (popup.hidden) return look()
      // From the box itself (-1) through the list and back to it.
      mark(((at + 1 + way + choices.length + 1) % (choices.length + 1)) - 1)
    } else if (event.key === 'Escape' && !popup.hidden) {
      event.preventDefault()
      open(false)
    } else if (event.key === 'Enter') {
      if (chosen && !popup.hidden) {
        event.preventDefault()
        take(chosen)
      } else open(false)
      turn += 1
    }
  })
  // The box keeps the focus while its list is pressed.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest('li') : null
    const chosen = item && choices[[...list.children].indexOf(item)]
    if (chosen) take(chosen)
  })
  forget.addEventListener('click', () => {
    forgetQueries()
    box.focus()
    show(choices.filter(({ url }) => url !== null))
  })
  popup.parentElement?.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== box && !(relatedTarget instanceof Node && popup.contains(relatedTarget))) open(false)
  })
  if (document.activeElement === box) look()
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = ''): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  return element
}
