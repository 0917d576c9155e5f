import { Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { HeldNotice } from '../../publishing/held-contract.ts'
import { Framed } from './Framed.tsx'
import { heldSince } from './held-since.ts'
import { readableAddress } from './readable-address.ts'

const shown = 3

/** Why pages are held, what to do, and what readers see meanwhile. `ofOthers`: pages that only show this document. */
export function HeldNotices({ notices, ofOthers }: { notices: readonly HeldNotice[]; ofOthers: boolean }) {
  return (
    <Notices data-held>
      {ofOthers && (
        <Typography variant="pi" fontWeight="semiBold" textColor="warning700">
          这篇内容已经上线，但有 {notices.length} 个用到它的页面没有更新：
        </Typography>
      )}
      {notices.slice(0, shown).map((notice) => (
        <Notice key={`${notice.path}${notice.code}`} notice={notice} named={ofOthers || notices.length > 1} />
      ))}
      {notices.length > shown && (
        <Typography variant="pi" textColor="neutral600">
          还有 {notices.length - shown} 处。
        </Typography>
      )}
    </Notices>
  )
}

function Notice({ notice, named }: { notice: HeldNotice; named: boolean }) {
  const { path, what, advice, standing, code, detail } = notice
  return (
    <Framed $tone="danger600">
      {named && path !== null && <Path>{readableAddress(path)}</Path>}
      <Typography variant="pi" tag="p" fontWeight="semiBold" textColor="neutral800">
        {what}
      </Typography>
      <Typography variant="pi" tag="p" textColor="neutral800">
        {advice}
      </Typography>
      <Typography variant="pi" tag="p" textColor="neutral600">
        {standing}
        {heldSince(notice)}
      </Typography>
      <Small>
        {code} {detail}
      </Small>
    </Framed>
  )
}

const Notices = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
`

const Path = styled.p`
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral600};
  overflow-wrap: anywhere;
`

const Small = styled.p`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 4;
  font-size: 1.1rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral500};
  overflow-wrap: anywhere;
`
