/** The box in the header of every page: `/` leads to it, and what it offers is fetched when it is first used. */
const box = document.querySelector<HTMLInputElement>('#site-search')

addEventListener('keydown', (event) => {
  const { target, key, ctrlKey, metaKey, altKey } = event
  if (!box || key !== '/' || ctrlKey || metaKey || altKey) return
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]')) return
  event.preventDefault()
  box.focus()
})

// The search page's own box is in the care of its script.
if (box?.closest('.mast')) {
  const offer = () => import('./header-suggestions.ts').then((suggestions) => suggestions.offer(box))
  box.addEventListener('focus', () => void offer().catch(() => undefined), { once: true })
}
