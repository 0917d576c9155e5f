import { Button, Main, Typography } from '@strapi/design-system'
import { Layouts, Page, useAuth } from '@strapi/strapi/admin'
import { useState } from 'react'
import { styled } from 'styled-components'
import { type SearchesView, type Span, seeSearches, spans } from '../../searches/contract.ts'
import { FactList } from '../layout/FactList.tsx'
import { Stack } from '../layout/Stack.tsx'
import { MissedList } from './MissedList.tsx'
import { OpenedList } from './OpenedList.tsx'
import { SynonymDialog } from './SynonymDialog.tsx'
import { mayAddSynonyms } from './synonym-type.ts'
import { useSearches } from './use-searches.ts'

/** The webmaster's page: what readers search for in vain, and what they open. */
export function SearchesPage() {
  return (
    <Page.Protect permissions={[{ action: seeSearches, subject: null }]}>
      <Searches />
    </Page.Protect>
  )
}

function Searches() {
  const permissions = useAuth('SearchesPage', (state) => state.permissions)
  const [days, setDays] = useState<Span>(spans[0])
  const [word, setWord] = useState<string | null>(null)
  const { view, refresh } = useSearches(days)
  const added = (): void => {
    setWord(null)
    refresh()
  }
  return (
    <Layouts.Root>
      <Main>
        <Page.Title>搜索情况</Page.Title>
        <Layouts.Header title="搜索情况" subtitle="读者在网站上搜了什么、没有找到什么" />
        <Layouts.Content>
          <Stack>
            <SpanChoice days={days} onChoose={setDays} />
            {view === null && <Typography textColor="neutral600">正在读取…</Typography>}
            {view === 'failed' && <Typography textColor="danger700">现在读不到，请稍后刷新再试。</Typography>}
            {view !== null && view !== 'failed' && (
              <>
                <Facts view={view} />
                <MissedList view={view} onAdd={mayAddSynonyms(permissions) ? setWord : undefined} />
                <OpenedList view={view} />
              </>
            )}
            <Small>
              只按天记次数，不记是谁搜的，也不记时间和网络地址；像电话、证件号、邮箱的词不记。数据保留 90 天。
            </Small>
          </Stack>
        </Layouts.Content>
        {word !== null && <SynonymDialog word={word} onClose={() => setWord(null)} onAdded={added} />}
      </Main>
    </Layouts.Root>
  )
}

function SpanChoice({ days, onChoose }: { days: Span; onChoose: (days: Span) => void }) {
  return (
    <Choice role="group" aria-label="看多少天">
      {spans.map((span) => (
        <Button
          key={span}
          size="S"
          variant={span === days ? 'secondary' : 'tertiary'}
          aria-pressed={span === days}
          onClick={() => onChoose(span)}
        >
          最近 {span} 天
        </Button>
      ))}
    </Choice>
  )
}

function Facts({ view: { since, searched, foundNothing } }: { view: SearchesView }) {
  const [, month, day] = since.split('-')
  const facts: [string, string][] = [
    [`搜索（${Number(month)}月${Number(day)}日起）`, `${searched.toLocaleString('zh-CN')} 次`],
    ['其中没有找到', `${foundNothing.toLocaleString('zh-CN')} 次`],
  ]
  return <FactList facts={facts} />
}

const Choice = styled.div`
  display: flex;
  gap: 0.8rem;
`

const Small = styled.p`
  font-size: 1.3rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral600};
`
