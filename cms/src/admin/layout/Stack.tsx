import { styled } from 'styled-components'

/** The panels of a page, one below the other. */
export const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2.4rem;
  padding-bottom: 4rem;
`
