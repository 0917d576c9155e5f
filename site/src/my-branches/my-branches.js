/* 我的支部: branches a reader pinned, kept in this browser and nowhere else. Runs where it stands, so that nothing moves afterwards. */
;((key, most) => {
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key))
      return kept
        .filter(({ home, name }) => /^\/branches\/[a-z0-9-]+\/$/.test(home) && typeof name === 'string')
        .slice(0, most)
    } catch {
      return []
    }
  }
  const write = (branches) => {
    try {
      localStorage.setItem(key, JSON.stringify(branches))
    } catch {}
  }
  const without = (home) => read().filter((one) => one.home !== home)
  const element = (tag, text, className) => {
    const made = document.createElement(tag)
    made.textContent = text
    if (className) made.className = className
    return made
  }
  const link = (href, text) => {
    const made = element('a', text)
    made.href = href
    return made
  }

  const pin = document.getElementById('pin-branch')
  if (pin) {
    const { home, name } = pin.dataset
    const [, hint] = pin.parentElement.children
    const show = () => {
      const pinned = read().some((one) => one.home === home)
      pin.textContent = pinned ? '移出“我的支部”' : '加入“我的支部”'
      hint.textContent = pinned ? '已加入：在首页就能看到它的最新内容。' : ''
    }
    pin.parentElement.hidden = false
    pin.addEventListener('click', () => {
      const others = without(home)
      const pinned = others.length < read().length
      write(pinned ? others : [{ home, name }, ...others].slice(0, most))
      show()
    })
    show()
  }

  const section = document.getElementById('my-branches')
  const list = section?.querySelector('ul')
  if (!list) return
  const show = () => {
    const branches = read()
    section.hidden = branches.length === 0
    list.replaceChildren(...branches.map(item))
  }
  const item = ({ home, name }) => {
    const made = element('li', '')
    const newest = element('p', '正在查看最新内容……', 'meta')
    const remove = element('button', '移除', 'link')
    remove.type = 'button'
    remove.setAttribute('aria-label', `移除：${name}`)
    remove.addEventListener('click', () => {
      write(without(home))
      show()
      section.querySelector('h2').focus()
    })
    made.append(link(home, name), remove, newest)
    fetch(`${home}index.json`)
      .then((answer) => {
        if (answer.status === 410 || answer.status === 404) return null
        if (!answer.ok) throw new Error(answer.statusText)
        return answer.json()
      })
      .then((branch) => {
        const [entry] = branch?.entries ?? []
        if (!entry) newest.textContent = branch ? '还没有发布内容' : '这个页面已经撤下'
        else newest.replaceChildren(link(new URL(entry.url).pathname, entry.title), day(entry.listedAt))
      })
      .catch(() => {
        newest.textContent = '暂时看不到最新内容'
      })
    return made
  }
  const day = (at) => {
    const china = new Date(Date.parse(at) + 8 * 3600e3)
    const made = element('time', `${china.getUTCMonth() + 1}月${china.getUTCDate()}日`)
    made.dateTime = china.toISOString().slice(0, 10)
    return made
  }
  show()
})('huoye-my-branches', 12)
