import { useEffect, useState } from 'react'
import { matches, type Wanted } from '../directory/matches.ts'

/** Filters the directory that the page already holds; without JavaScript the list stands complete and this is hidden. */
export default function DirectoryFilter({ categories }: { categories: readonly string[] }) {
  const [wanted, setWanted] = useState<Wanted>({ name: '', category: '', recent: false })
  const [found, setFound] = useState<number | null>(null)
  const asked = wanted.name.trim() !== '' || wanted.category !== '' || wanted.recent

  useEffect(() => {
    const count = showMatching(wanted)
    setFound(asked ? count : null)
  }, [wanted, asked])

  return (
    <search className="filter live" aria-label="查找支部">
      <label htmlFor="branch-name">支部名称或拼音首字母</label>
      <div className="find">
        <input
          id="branch-name"
          type="search"
          placeholder="例如：社区，或 hgc"
          value={wanted.name}
          onChange={(event) => setWanted({ ...wanted, name: event.target.value })}
        />
      </div>
      <div className="picks">
        <p>
          <label htmlFor="branch-category">类别</label>
          <select
            id="branch-category"
            value={wanted.category}
            onChange={(event) => setWanted({ ...wanted, category: event.target.value })}
          >
            <option value="">全部</option>
            {categories.map((category) => (
              <option key={category}>{category}</option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor="branch-recent">更新</label>
          <select
            id="branch-recent"
            value={wanted.recent ? 'recent' : ''}
            onChange={(event) => setWanted({ ...wanted, recent: event.target.value === 'recent' })}
          >
            <option value="">全部</option>
            <option value="recent">近七日有更新</option>
          </select>
        </p>
      </div>
      <output aria-live="polite">
        {found === null ? '' : found === 0 ? '没有找到符合条件的支部' : `找到 ${found} 个支部`}
      </output>
    </search>
  )
}

/** Hides what does not match, and towns left empty; gives how many branches are shown. */
function showMatching(wanted: Wanted): number {
  let shown = 0
  for (const town of document.querySelectorAll<HTMLElement>('.town')) {
    const unit = town.querySelector('h2')?.textContent?.trim() ?? ''
    let here = 0
    for (const item of town.querySelectorAll<HTMLElement>('li')) {
      const { name = '', initials = '', category = '', recent } = item.dataset
      item.hidden = !matches({ name, initials, category, recent: recent === 'yes', unit }, wanted)
      if (!item.hidden) here += 1
    }
    town.hidden = here === 0
    shown += here
  }
  return shown
}
