;((root, key) => {
  const steps = ['', 'elder', 'elder large']
  const names = ['长辈模式', '再大一些', '退出长辈模式']
  let step = 0
  try {
    step = Math.max(0, steps.indexOf(localStorage.getItem(key)))
  } catch {}
  const show = () => {
    root.className = `js ${steps[step]}`.trim()
    const button = document.getElementById('reading-mode')
    if (!button) return
    button.lastChild.textContent = names[step]
    button.setAttribute('aria-pressed', String(step > 0))
  }
  show()
  document.addEventListener('DOMContentLoaded', show)
  document.addEventListener('click', (event) => {
    if (!event.target.closest('#reading-mode')) return
    step = (step + 1) % steps.length
    try {
      localStorage.setItem(key, steps[step])
    } catch {}
    show()
  })
})(document.documentElement, 'huoye-reading-mode')
