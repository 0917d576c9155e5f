import { Box, Typography } from '@strapi/design-system'
import { Link } from 'react-router-dom'
import { styled } from 'styled-components'
import { type Recent, useRecent } from './use-recent.ts'

const words = { draft: '草稿', modified: '有未发布的修改', published: '已发布' } as const

const address = ({ kind, contentTypeUid, documentId }: Recent): string =>
  kind === 'singleType'
    ? `/content-manager/single-types/${contentTypeUid}`
    : `/content-manager/collection-types/${contentTypeUid}/${documentId}`

/** The texts last changed. */
export function RecentList() {
  const recent = useRecent()
  if (!recent) return null
  return (
    <Box tag="section" aria-labelledby="recent">
      <Typography id="recent" variant="delta" tag="h2" textColor="neutral700">
        最近改过的
      </Typography>
      {recent.length === 0 ? (
        <Box paddingTop={4}>
          <Typography textColor="neutral600">还没有内容。写下第一篇，几秒后就能在公开网站看到。</Typography>
        </Box>
      ) : (
        <Rows>
          {recent.map((one) => (
            <li key={`${one.contentTypeUid}${one.documentId}`}>
              <Link to={address(one)}>{one.title || '（没有标题）'}</Link>
              <span>{one.contentTypeDisplayName}</span>
              <span data-status={one.status}>{one.status ? words[one.status] : ''}</span>
              <time dateTime={one.updatedAt}>{moment.format(new Date(one.updatedAt))}</time>
            </li>
          ))}
        </Rows>
      )}
    </Box>
  )
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const Rows = styled.ul`
  margin-top: 1.2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral300};
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral600};

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 9rem 11rem 12rem;
    gap: 0.4rem 1.6rem;
    padding: 1.2rem 0.4rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  a { color: ${({ theme }) => theme.colors.neutral800}; font-size: 1.6rem; text-decoration: none; overflow-wrap: anywhere; }
  a:hover { color: ${({ theme }) => theme.colors.primary600}; }
  [data-status='draft'], [data-status='modified'] { color: ${({ theme }) => theme.colors.warning700}; }
  time { text-align: right; }

  @media (max-width: 768px) {
    li { display: flex; flex-wrap: wrap; }
    a { flex: 1 0 100%; }
    time { margin-left: auto; }
  }
`
