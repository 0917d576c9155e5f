import { styled } from 'styled-components'

/** Names and what each comes to, side by side as far as there is room. */
export const FactList = ({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) => (
  <Grid>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </Grid>
)

const Grid = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(15rem, 45%), 1fr));
  gap: 1.6rem;

  > div { padding-top: 1.2rem; border-top: 2px solid ${({ theme }) => theme.colors.neutral300}; }
  dt { font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600}; }
  dd { margin-top: 0.4rem; font-size: 1.8rem; line-height: 1.4; font-variant-numeric: tabular-nums;
    color: ${({ theme }) => theme.colors.neutral800}; }
`
