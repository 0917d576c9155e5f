import { styled } from 'styled-components'

/** A list of words, each with its count and what can be done. */
export const Rows = styled.ol`
  margin-top: 1.2rem;

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(9rem, auto);
    gap: 0.4rem 1.6rem;
    align-items: center;
    min-height: 5.2rem;
    padding: 0.8rem 0.4rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
    font-size: 1.4rem;
    line-height: 1.5;
  }
  li > :last-child { justify-self: end; }
  li > p { grid-column: 1 / 2; }
  li > span { font-variant-numeric: tabular-nums; color: ${({ theme }) => theme.colors.neutral600}; }
  li > p + span { grid-column: 2 / -1; }
  b { font-weight: 600; overflow-wrap: anywhere; }
  p > small { display: block; }
  small { font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600}; overflow-wrap: anywhere; }
`

/** A sentence below a heading. */
export const Said = styled.p`
  margin-top: 0.8rem;
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral700};

  a { margin-inline-start: 0.8rem; color: ${({ theme }) => theme.colors.primary600}; white-space: nowrap; }
`
