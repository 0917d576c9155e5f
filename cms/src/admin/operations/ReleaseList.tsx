import { releaseCauseWord } from '@huoye/content-types'
import { Badge, Button, Typography } from '@strapi/design-system'
import { Link } from 'react-router-dom'
import { styled } from 'styled-components'
import type { ShownRelease } from '../../operations/contract.ts'
import { Panel } from '../layout/Panel.tsx'
import { editAddress } from '../public-site/edit-address.ts'
import { differences, duration, shortMoment } from './words.ts'

/** The last releases, newest first: when, why, who, what changed, how long it took, and the way back to each. */
export function ReleaseList({
  releases,
  live,
  rolledBack,
  onRollBack,
  onResume,
}: {
  releases: readonly ShownRelease[]
  live: number | null
  rolledBack: boolean
  onRollBack: (release: ShownRelease) => void
  onResume: () => void
}) {
  return (
    <Panel aria-labelledby="releases">
      <Typography id="releases" variant="delta" tag="h2">
        最近的版本
      </Typography>
      {releases.length === 0 && (
        <Typography tag="p" textColor="neutral600">
          现在读不到版本记录。
        </Typography>
      )}
      <Rows>
        {releases.map((release) => (
          <li key={release.release} data-release={release.release}>
            <Head>
              <b>第 {release.release} 版</b>
              {release.release === live && <Badge active>读者看到这一版</Badge>}
              <time dateTime={release.at}>{shortMoment(release.at)}</time>
            </Head>
            <div>
              <Brought release={release} />
              <small>
                {differences(release)}；制作 {duration(release.ms)}
                {release.sinceCommit !== null && `，发布后 ${duration(release.sinceCommit)} 上线`}
              </small>
            </div>
            {rolledBack && release === releases[0] && (
              <Button size="S" onClick={onResume}>
                恢复到最新
              </Button>
            )}
            {release.kept && release.release !== live && !(rolledBack && release === releases[0]) && (
              <Button variant="tertiary" size="S" onClick={() => onRollBack(release)}>
                回退到这一版
              </Button>
            )}
          </li>
        ))}
      </Rows>
    </Panel>
  )
}

function Brought({ release: { cause, by, documents, more } }: { release: ShownRelease }) {
  return (
    <p>
      {by.length > 0 ? `${by.join('、')} ` : ''}
      {releaseCauseWord(cause)}
      {documents.length > 0 && '：'}
      {documents.map((document, index) => (
        <span key={document.documentId}>
          {index > 0 && '、'}
          <Link to={editAddress(document)}>{document.title || document.label}</Link>
        </span>
      ))}
      {more > 0 && (documents.length > 0 ? ` 等 ${documents.length + more} 项` : `，${more} 项变更`)}
    </p>
  )
}

const Rows = styled.ol`
  margin-top: 1.2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral300};

  li {
    display: grid;
    grid-template-columns: minmax(0, 20rem) minmax(0, 1fr) auto;
    gap: 0.4rem 2rem;
    align-items: start;
    padding: 1.4rem 0.4rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    font-size: 1.4rem;
    line-height: 1.5;
  }
  a { color: ${({ theme }) => theme.colors.neutral800}; overflow-wrap: anywhere; }
  a:hover { color: ${({ theme }) => theme.colors.primary600}; }
  small { font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600}; }

  @media (max-width: 768px) {
    li { grid-template-columns: minmax(0, 1fr); }
    button { justify-self: start; }
  }
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 0.8rem;
  align-items: center;

  b { font-weight: 600; font-variant-numeric: tabular-nums; }
  time { flex-basis: 100%; font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600};
    font-variant-numeric: tabular-nums; }
`
