import { Badge, Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, WarningCircle } from '@strapi/icons'
import { useAuth } from '@strapi/strapi/admin'
import { Link } from 'react-router-dom'
import { styled } from 'styled-components'
import { type HeldDocument, type HeldList, seeHeld } from '../../publishing/held-contract.ts'
import { heldSince, moment } from '../going-live/held-since.ts'
import { readableAddress } from '../going-live/readable-address.ts'
import { editAddress } from './edit-address.ts'
import { isLate } from './late.ts'
import { useHeld } from './use-held.ts'

/** For those who look after the site: whether everything that is published is on it, and if not, what is held and why. */
export function PublicSite() {
  const permissions = useAuth('PublicSite', (state) => state.permissions)
  const held = useHeld(permissions.some(({ action }) => action === seeHeld))
  if (!held) return null
  const late = held.waiting && isLate(held.waiting.since, Date.now()) ? held.waiting : null
  return (
    <Box tag="section" aria-labelledby="public-site" data-held-total={held.total}>
      <Typography id="public-site" variant="delta" tag="h2" textColor="neutral700">
        公开网站
      </Typography>
      {late && <Late {...late} />}
      {held.total > 0 ? <Held held={held} /> : !late && <AllWell reportedAt={held.reportedAt} />}
    </Box>
  )
}

function Late({ count, since }: NonNullable<HeldList['waiting']>) {
  return (
    <Flex gap={2} paddingTop={4} color="danger700">
      <WarningCircle aria-hidden />
      <Typography textColor="danger700" fontWeight="semiBold">
        网站落后于后台：{moment.format(new Date(since))}起有 {count} 条变更还没有上线。线上仍是上一版本；请在服务器上用
        npm run publish -- status 查看发布程序。
      </Typography>
    </Flex>
  )
}

function AllWell({ reportedAt }: Pick<HeldList, 'reportedAt'>) {
  return (
    <Flex gap={2} paddingTop={4} color={reportedAt ? 'success700' : 'neutral600'}>
      {reportedAt && <CheckCircle aria-hidden />}
      <Typography textColor="neutral800">
        {reportedAt ? '一切正常，已发布的内容都在网站上。' : '网站还没有回报过，稍等片刻。'}
      </Typography>
    </Flex>
  )
}

function Held({ held: { total, items } }: { held: HeldList }) {
  return (
    <>
      <Flex gap={2} paddingTop={4} paddingBottom={4} color="danger700">
        <WarningCircle aria-hidden />
        <Typography textColor="danger700" fontWeight="semiBold">
          有 {total} 处没有上线，其他内容不受影响。
        </Typography>
      </Flex>
      <Rows>
        {items.map((item) => (
          <li key={`${item.path}${item.document?.documentId}${item.code}`} data-held-code={item.code}>
            <Flex gap={2} wrap="wrap" alignItems="baseline">
              {item.document ? <Named document={item.document} /> : <b>{item.path ?? '网站目录'}</b>}
              {item.quarantined && <Badge>已隔离</Badge>}
            </Flex>
            {item.path !== null && item.document && <Path>{readableAddress(item.path)}</Path>}
            <p>
              <strong>{item.what}</strong>
              {item.advice}
            </p>
            {item.suspects.length > 0 && (
              <p>
                开始出错时改动过：
                {item.suspects.map((suspect) => (
                  <Suspect key={suspect.documentId}>
                    <Named document={suspect} />
                  </Suspect>
                ))}
              </p>
            )}
            <p>
              {item.standing}
              {heldSince(item)}
            </p>
            <Path>
              {item.code} {item.detail}
            </Path>
          </li>
        ))}
      </Rows>
      {total > items.length && (
        <Box paddingTop={4}>
          <Typography textColor="neutral600">只列出最早的 {items.length} 处。</Typography>
        </Box>
      )}
    </>
  )
}

const Named = ({ document }: { document: HeldDocument }) => (
  <span>
    <Link to={editAddress(document)}>{document.title || '（没有标题）'}</Link> <small>{document.label}</small>
  </span>
)

const Rows = styled.ul`
  border-top: 1px solid ${({ theme }) => theme.colors.neutral300};
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral700};

  li {
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
    padding: 1.6rem 0.4rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  a { color: ${({ theme }) => theme.colors.neutral800}; font-size: 1.6rem; text-decoration: none; overflow-wrap: anywhere; }
  a:hover { color: ${({ theme }) => theme.colors.primary600}; }
  small { color: ${({ theme }) => theme.colors.neutral600}; font-size: 1.2rem; }
  strong { font-weight: 600; }
`

const Suspect = styled.span`
  margin-right: 1.2rem;
  a { font-size: 1.4rem; text-decoration: underline; }
`

const Path = styled.p`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral500};
  overflow-wrap: anywhere;
`
