import { Box, Flex, Main, Typography } from '@strapi/design-system'
import { Layouts, Page, useAuth } from '@strapi/strapi/admin'
import { Link } from 'react-router-dom'
import { styled } from 'styled-components'
import { PublicSite } from '../public-site/PublicSite.tsx'
import { RecentList } from './RecentList.tsx'
import { startsFor } from './starts.ts'

/** The panel's first page: what to write, and what was being written. */
export function HomePage() {
  const permissions = useAuth('HomePage', (state) => state.permissions)
  const user = useAuth('HomePage', (state) => state.user)
  const offered = startsFor(permissions)
  const name = user?.firstname ?? user?.username
  return (
    <Layouts.Root>
      <Main>
        <Page.Title>首页</Page.Title>
        <Layouts.Header title={`${greeting(new Date().getHours())}${name ? `，${name}` : ''}`} subtitle={today()} />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={10}>
            {offered.length > 0 && (
              <Box tag="section" aria-label="开始写">
                <Starts>
                  {offered.map(({ uid, title, note, create, list }) => (
                    <Card key={uid}>
                      <Link to={create}>
                        <Typography variant="beta" tag="h2">
                          {title}
                        </Typography>
                        <Typography textColor="neutral600">{note}</Typography>
                      </Link>
                      <All to={list}>查看全部</All>
                    </Card>
                  ))}
                </Starts>
              </Box>
            )}
            <PublicSite />
            <RecentList />
          </Flex>
        </Layouts.Content>
      </Main>
    </Layouts.Root>
  )
}

const greeting = (hour: number): string =>
  hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好'

const today = (): string => new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full' }).format(new Date())

const Starts = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
  gap: 1.6rem;
`

const Card = styled.div`
  display: flex;
  flex-direction: column;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-top: 4px solid ${({ theme }) => theme.colors.primary600};
  border-radius: 0 0 ${({ theme }) => theme.borderRadius} ${({ theme }) => theme.borderRadius};

  > a:first-child {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.8rem;
    padding: 2.4rem 2rem 1.2rem;
    color: inherit;
    text-decoration: none;
  }
  > a:first-child:hover h2 { color: ${({ theme }) => theme.colors.primary600}; }
`

const All = styled(Link)`
  align-self: flex-start;
  padding: 1.2rem 2rem;
  font-size: 1.3rem;
  color: ${({ theme }) => theme.colors.neutral600};
  &:hover { color: ${({ theme }) => theme.colors.primary600}; }
`
