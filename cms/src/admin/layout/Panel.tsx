import { styled } from 'styled-components'

/** A part of the page, on paper of its own. */
export const Panel = styled.section`
  padding: 2rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`
