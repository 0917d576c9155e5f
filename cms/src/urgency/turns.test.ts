import { expect, test } from 'vitest'
import { giveWay, urgently } from './turns.ts'

test('bulk work stands aside until the last of what is urgent is done', async () => {
  const done: string[] = []
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const urgent = gates.map(({ promise }, index) => urgently(() => promise).then(() => done.push(`urgent ${index}`)))
  const bulk = giveWay().then(() => done.push('bulk'))
  gates[0]?.resolve()
  await urgent[0]
  gates[1]?.resolve()
  await Promise.all([...urgent, bulk])
  expect(done).toEqual(['urgent 0', 'urgent 1', 'bulk'])
})

test('what is urgent and fails holds nobody up', async () => {
  await expect(urgently(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await giveWay()
})

test('bulk work that has stood aside for long goes on', async () => {
  const never = Promise.withResolvers<void>()
  const endless = urgently(() => never.promise)
  const started = performance.now()
  await giveWay()
  expect(performance.now() - started).toBeGreaterThan(250)
  never.resolve()
  await endless
})
