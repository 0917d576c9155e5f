import { Typography } from '@strapi/design-system'
import type { SearchesView } from '../../searches/contract.ts'
import { readableAddress } from '../going-live/readable-address.ts'
import { Panel } from '../layout/Panel.tsx'
import { Rows, Said } from './Rows.tsx'

/** Which results are opened for which words, the most frequent first. */
export function OpenedList({ view: { opened } }: { view: SearchesView }) {
  return (
    <Panel aria-labelledby="opened">
      <Typography id="opened" variant="delta" tag="h2">
        常被打开的结果
      </Typography>
      {opened.length === 0 && <Said>还没有人从搜索结果打开过页面。</Said>}
      {opened.length > 0 && (
        <Rows>
          {opened.map(({ query, url, title, count }) => (
            <li key={`${query} ${url}`}>
              <p>
                <b>{query}</b>
                <small>打开：{title ?? readableAddress(url)}</small>
              </p>
              <span>{count} 次</span>
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  )
}
