import { styled } from 'styled-components'

/** Something that wants to be looked at, marked by a line before it. */
export const Framed = styled.div<{ $tone: 'danger600' | 'warning500' }>`
  display: flex;
  flex-direction: column;
  gap: 0.6rem;
  padding-left: 1.2rem;
  border-left: 3px solid ${({ theme, $tone }) => theme.colors[$tone]};
`
