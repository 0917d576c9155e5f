const strapiTitle = /^(?:(.*) \| )?Strapi(?: Admin)?$/

/** The panel sets “… | Strapi” as the window's title in many places; the window says whose panel it is instead. */
export function nameTheWindow(name: string): void {
  const rename = (): void => {
    const match = strapiTitle.exec(document.title)
    if (match) document.title = match[1] ? `${match[1]} · ${name}` : name
  }
  rename()
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true, characterData: true })
}

/** The icon of the browser's tab. */
export function setTabIcon(href: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]') ?? document.createElement('link')
  link.rel = 'icon'
  link.href = href
  document.head.append(link)
}

/** Rules for what Strapi's theme does not reach. Its build links no stylesheet of an application, so they come with the code. */
export function addStyles(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}
