import { Button, Typography } from '@strapi/design-system'
import { Link } from 'react-router-dom'
import type { SearchesView } from '../../searches/contract.ts'
import { Panel } from '../layout/Panel.tsx'
import { Rows, Said } from './Rows.tsx'
import { synonymList } from './synonym-type.ts'

/** The words that found nothing, the most frequent first, each with a way to make it find something. */
export function MissedList({
  view: { missed, searched },
  onAdd,
}: {
  view: SearchesView
  /** Absent for those who may not make synonyms. */
  onAdd: ((word: string) => void) | undefined
}) {
  return (
    <Panel aria-labelledby="missed">
      <Typography id="missed" variant="delta" tag="h2">
        没有找到的词
      </Typography>
      <Said>
        {said(missed.length, searched)}
        {onAdd && <Link to={synonymList}>全部同义词</Link>}
      </Said>
      {missed.length > 0 && (
        <Rows>
          {missed.map(({ query, count, known }) => (
            <li key={query}>
              <b>{query}</b>
              <span>{count} 次</span>
              {known ? (
                <small>已有同义词</small>
              ) : (
                onAdd && (
                  <Button variant="tertiary" size="S" aria-label={`给“${query}”加同义词`} onClick={() => onAdd(query)}>
                    加同义词
                  </Button>
                )
              )}
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  )
}

function said(missed: number, searched: number): string {
  if (missed > 0) return '网站上换了说法的，加一组同义词；网站上真没有的，可以考虑写一篇。'
  return searched > 0 ? '读者搜的词都找到了内容。' : '这几天还没有人搜索。'
}
