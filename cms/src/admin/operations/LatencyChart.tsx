import { Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { ShownRelease } from '../../operations/contract.ts'
import { Panel } from '../layout/Panel.tsx'
import { duration, shortMoment } from './words.ts'

const width = 480
const height = 132
const foot = 4
const most = 40

/** How long the newest publishes took from the editor's click to live, oldest on the left. The table says the same in words. */
export function LatencyChart({ releases }: { releases: readonly ShownRelease[] }) {
  const publishes = releases
    .flatMap((release) => (release.sinceCommit === null ? [] : [{ ...release, ms: release.sinceCommit }]))
    .slice(0, most)
    .reverse()
  const times = publishes.map(({ ms }) => ms).sort((left, right) => left - right)
  const median = times[Math.floor(times.length / 2)]
  const slowest = times.at(-1) ?? 0
  const top = Math.max(200, slowest)
  const step = width / most
  const scaled = (ms: number): number => ((height - foot) * ms) / top
  return (
    <Panel aria-labelledby="latency">
      <Typography id="latency" variant="delta" tag="h2">
        发布到上线
      </Typography>
      {median === undefined ? (
        <Typography tag="p" textColor="neutral600">
          还没有编辑发布过。
        </Typography>
      ) : (
        <>
          <Figures>
            最近 {publishes.length} 次发布，一半在 <b>{duration(median)}</b> 内，最慢 <b>{duration(slowest)}</b>
          </Figures>
          <Chart viewBox={`0 0 ${width} ${height}`} role="img" aria-label="最近各次发布的用时">
            {publishes.map(({ release, at, ms }, index) => (
              <rect
                key={release}
                x={(most - publishes.length + index) * step + 1}
                y={height - foot - scaled(ms)}
                width={step - 2}
                height={Math.max(2, scaled(ms))}
              >
                <title>{`第 ${release} 版，${shortMoment(at)}，${duration(ms)}`}</title>
              </rect>
            ))}
            <line x1="0" x2={width} y1={height - foot - scaled(median)} y2={height - foot - scaled(median)} />
          </Chart>
          <Scale>
            <span>较早</span>
            <span>最近</span>
          </Scale>
        </>
      )}
    </Panel>
  )
}

const Figures = styled.p`
  margin: 0.8rem 0 1.2rem;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral700};
`

const Chart = styled.svg`
  display: block;
  width: 100%;
  height: auto;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral300};

  rect { fill: ${({ theme }) => theme.colors.alternative500}; }
  rect:hover { fill: ${({ theme }) => theme.colors.primary600}; }
  line { stroke: ${({ theme }) => theme.colors.neutral600}; stroke-dasharray: 4 4; }
`

const Scale = styled.div`
  display: flex;
  justify-content: space-between;
  margin-top: 0.4rem;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`
