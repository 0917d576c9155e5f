import { expect, test } from 'vitest'
import type { SearchEngine } from '../../search/port.ts'
import { firstThatAnswers } from './first-that-answers.ts'

function engine(title: string) {
  const made = {
    up: true as boolean,
    asked: 0,
    search: () => Promise.reject(new Error('is not asked here')),
    suggest: async () => {
      made.asked += 1
      if (!made.up) throw new Error(`${title} is away`)
      return [{ title, url: `/${title}/` }]
    },
  } satisfies SearchEngine & { up: boolean; asked: number }
  return made
}

test('the next engine answers where the first is away, which is asked again after a while', async () => {
  let now = 0
  const [first, second] = [engine('first'), engine('second')]
  const both = firstThatAnswers([first, second], () => now)
  const answering = async (): Promise<string | undefined> => (await both.suggest('', 1))[0]?.title
  expect(await answering()).toBe('first')
  first.up = false
  expect(await answering()).toBe('second')
  first.up = true
  expect(await answering()).toBe('second')
  expect(first.asked).toBe(2)
  now = 60_000
  expect(await answering()).toBe('first')
})

test('where none answers it says so, and asks all of them again', async () => {
  const [first, second] = [engine('first'), engine('second')]
  const both = firstThatAnswers([first, second], () => 0)
  first.up = second.up = false
  await expect(both.suggest('', 1)).rejects.toThrow('second is away')
  second.up = true
  expect(await both.suggest('', 1)).toEqual([{ title: 'second', url: '/second/' }])
  await expect(firstThatAnswers([], () => 0).suggest('', 1)).rejects.toThrow('no engine')
})
