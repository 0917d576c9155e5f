import { Found } from './found.ts'
import { openIndex, type SearchIndex } from './pagefind.ts'
import { resultItem } from './result-item.ts'

/** Results shown at first and with each press of the button. */
const step = 10

const form = document.querySelector<HTMLFormElement>('#search-form')
const box = document.querySelector<HTMLInputElement>('#site-search')
const status = document.querySelector('#search-status')
const list = document.querySelector('#search-results')
const more = document.querySelector<HTMLButtonElement>('#search-more')

if (form && box && status && list && more) run({ form, box, status, list, more })

type Parts = { form: HTMLFormElement; box: HTMLInputElement; status: Element; list: Element; more: HTMLButtonElement }

/** Searches for what the address asks (?q=), and again without leaving the page whenever the form is sent. */
function run({ form, box, status, list, more }: Parts): void {
  let index: Promise<SearchIndex> | null = null
  let found: Found | null = null

  const show = async (from: Found, query: string): Promise<Element | undefined> => {
    const page = await from.next(step)
    if (from !== found) return undefined
    const items = page.map((data) => resultItem(data, query))
    list.append(...items)
    more.hidden = from.left === 0
    return items[0]
  }

  const search = async (query: string): Promise<void> => {
    found = null
    more.hidden = true
    list.replaceChildren()
    document.title = document.title.replace(/^.*?(?=搜索)/, query ? `${query} - ` : '')
    status.textContent = query === '' ? '请输入要找的词。' : '正在查找……'
    if (query === '') return
    try {
      index ??= openIndex()
      const answer = await Found.of(await index, query)
      if (query !== asked()) return
      found = answer
      status.textContent =
        answer.left === 0 ? `没有找到“${query}”，可以换个说法，或少写几个字。` : `找到 ${answer.left} 条`
      await show(answer, query)
    } catch {
      index = null
      status.textContent = '搜索暂时不能用，请稍后再试，或从下面的栏目查找。'
    }
  }

  const follow = (): void => {
    box.value = asked()
    void search(box.value)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const query = box.value.trim()
    if (query !== asked()) history.pushState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname)
    void search(query)
  })
  more.addEventListener('click', async () => {
    const first = found && (await show(found, asked()))
    first?.querySelector('a')?.focus()
  })
  addEventListener('popstate', follow)
  follow()
}

/** The query in the address. */
function asked(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? ''
}
