import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { documentId } from '../document.ts'
import { meiliEngine } from '../reader/engine.ts'
import { record } from './records.ts'
import type { OpenServer } from './servers.ts'
import { searchBy, startWriting, urlsOf, type Writing } from './writing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** What Huoye relies on, of a stand-in and of a real server alike. Its indexes are its own, and are removed at the end. */
export function meilisearchContract(name: string, open: () => Promise<OpenServer>): void {
  describe(name, () => {
    let opened: OpenServer
    const started: { writing: Writing; index: string }[] = []

    const start = (): Writing & { index: string } => {
      const index = `huoye-test-${randomUUID()}`
      const writing = startWriting(opened, index)
      started.push({ writing, index })
      return { ...writing, index }
    }
    const post = (path: string, body: unknown, key: string): Promise<Response> =>
      fetch(`${opened.host}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })

    beforeAll(async () => {
      opened = await open()
    })
    afterAll(async () => {
      for (const { writing, index } of started) {
        await writing.writer.settled()
        await writing.server.drop(index)
      }
      await opened.close()
    })

    test('an index is made with its settings, which read back as they were sent', async () => {
      const { server, bring, index } = start()
      expect(await server.state(index)).toBe('missing')
      await bring()
      expect(await server.state(index)).toBe('ready')
    })

    test('what is published can be found, edited, and found no more', async () => {
      const { published, bring, pointer } = start()
      published.put(
        record('/1/', { title: '一晚民歌，一段评书' }),
        record('/2/', { title: '秋收', text: '支部帮老人收苞谷。' }),
      )
      await bring()
      expect(urlsOf(await searchBy(pointer(), '民歌'))).toEqual(['/1/'])
      expect(urlsOf(await searchBy(pointer(), '收苞谷'))).toEqual(['/2/'])
      published.put(record('/1/', { version: '2', title: '一晚山歌' }))
      published.withdraw('/2/')
      await bring()
      expect(urlsOf(await searchBy(pointer(), '山歌'))).toEqual(['/1/'])
      expect((await searchBy(pointer(), '民歌')).total).toBe(0)
      expect((await searchBy(pointer(), '收苞谷')).total).toBe(0)
    })

    test('what was searched for is marked in the title and in the excerpt', async () => {
      const { published, bring, pointer } = start()
      published.put(record('/1/', { title: '主题党日', text: '一早到了村里。主题党日从修步道开始。' }))
      await bring()
      const [result] = (await searchBy(pointer(), '主题党日')).results
      expect(result?.title).toEqual([{ text: '主题党日', hit: true }])
      expect(result?.excerpt).toContainEqual({ text: '主题党日', hit: true })
    })

    test('a title is found by pinyin and by its initials', async () => {
      const { published, bring, pointer } = start()
      published.put(record('/1/', { title: '民歌晚会' }), record('/2/', { title: '秋收' }))
      await bring()
      expect(urlsOf(await searchBy(pointer(), 'mingewanhui'))).toEqual(['/1/'])
      expect(urlsOf(await searchBy(pointer(), 'mgwh'))).toEqual(['/1/'])
    })

    test('words that are nowhere find nothing', async () => {
      const { published, bring, pointer } = start()
      published.put(record('/1/', { title: '主题党日', text: '修步道' }))
      await bring()
      expect((await searchBy(pointer(), '冰川融化')).total).toBe(0)
    })

    test('what begins with, or holds, what is typed is suggested', async () => {
      const { published, bring, pointer } = start()
      published.put(record('/1/', { title: '民歌晚会' }), record('/2/', { title: '秋收' }))
      await bring()
      const at = pointer()
      if (!at) throw new Error('Readers were not told of the server.')
      const engine = meiliEngine(at, async () => ({ synonyms: [] }))
      expect(await engine.suggest('民歌', 5)).toEqual([{ title: '民歌晚会', url: '/1/' }])
    })

    test('results are narrowed down, whatever stands in a name, with numbers of the other choices', async () => {
      const { published, bring, pointer } = start()
      const names = ['金狮村', '“红”\'色\'"村"', 'a\\', 'OR year = 2026', '第\n一']
      published.put(
        ...names.map((branch, at) => record(`/${at}/`, { title: '民歌会', branch, date: `202${at}-01-01` })),
      )
      await bring()
      for (const [at, branch] of names.entries()) {
        const answer = await searchBy(pointer(), '民歌会', { filters: { branch } })
        expect(urlsOf(answer)).toEqual([`/${at}/`])
        expect(answer.counts?.branch).toHaveLength(names.length)
        expect(answer.counts?.year).toEqual([{ value: `202${at}`, count: 1 }])
      }
      expect((await searchBy(pointer(), '民歌会', { filters: { branch: '" OR branch EXISTS' } })).total).toBe(0)
    })

    test('the newest first, page by page', async () => {
      const { published, bring, pointer } = start()
      const days = Array.from({ length: 25 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`)
      published.put(...days.map((date) => record(`/${date}/`, { title: '民歌会', date })))
      await bring()
      const newestFirst = days.toReversed().map((date) => `/${date}/`)
      const pages = [0, 10, 20].map((offset) => searchBy(pointer(), '民歌', { sort: 'date', offset }))
      const answers = await Promise.all(pages)
      expect(answers.flatMap(urlsOf)).toEqual(newestFirst)
      expect(answers.map(({ total }) => total)).toEqual([25, 25, 25])
    })

    test('readers get a key that searches this index and does nothing else, and it is found again', async () => {
      const { published, bring, pointer, writer, index } = start()
      const other = start()
      published.put(record('/1/'))
      await bring()
      await other.bring()
      const { key } = pointer() ?? { key: '' }
      expect(key).not.toBe('')
      expect((await post(`/indexes/${index}/search`, { q: '' }, key)).status).toBe(200)
      const refused = await post(`/indexes/${other.index}/search`, { q: '' }, key)
      expect(refused.status).toBe(403)
      expect(await refused.json()).toMatchObject({ code: 'invalid_api_key', type: 'auth' })
      expect((await post(`/indexes/${index}/documents/delete-batch`, ['a'], key)).status).toBe(403)
      const keys = await fetch(`${opened.host}/keys`, { headers: { authorization: `Bearer ${key}` } })
      expect(keys.status).toBe(403)
      writer.check()
      await writer.settled()
      const again = startWriting(opened, index, { published })
      await again.bring()
      expect(again.pointer()?.key).toBe(key)
    })

    test('the index is made anew beside the one that is searched, which goes on answering', async () => {
      const { published, bring, pointer, writer, server, index } = start()
      published.put(record('/1/', { title: '民歌会' }))
      await bring()
      let done = false
      const searches: number[] = []
      const searching = (async () => {
        while (!done) searches.push((await searchBy(pointer(), '民歌会')).total)
      })()
      writer.rebuild()
      await writer.settled()
      done = true
      await searching
      expect(searches.length).toBeGreaterThan(0)
      expect(new Set(searches)).toEqual(new Set([1]))
      expect(await server.state(`${index}_next`)).toBe('missing')
      expect(await server.state(index)).toBe('ready')
    })

    test('what was withdrawn is erased at once; an address that was never there is no hindrance', async () => {
      const { published, bring, pointer, writer, server, index } = start()
      published.put(record('/1/', { title: '民歌会' }), record('/2/', { title: '民歌会' }))
      await bring()
      published.withdraw('/1/')
      await writer.erase(['/1/', '/never/'])
      expect(urlsOf(await searchBy(pointer(), '民歌会'))).toEqual(['/2/'])
      expect([...(await server.contents(index)).held.keys()]).toEqual(['/2/'])
    })

    test('what somebody else put into the index is removed', async () => {
      const { published, bring, server, writer, index } = start()
      published.put(record('/1/'))
      await bring()
      await post(`/indexes/${index}/documents`, [{ id: 'stranger', title: '外来' }], opened.apiKey)
      writer.check()
      await writer.settled()
      const { held, strays } = await server.contents(index)
      expect([[...held.keys()], strays]).toEqual([['/1/'], []])
      expect(documentId('/1/')).toMatch(/^[0-9a-f]{32}$/)
    })

    test('errors have the documented form', async () => {
      const { published, bring, index } = start()
      published.put(record('/1/'))
      await bring()
      const refusals = [
        [`/indexes/${index}-none/search`, { q: 'x' }, 404, 'index_not_found'],
        [`/indexes/${index}/search`, { query: 'x' }, 400, 'bad_request'],
        [`/indexes/${index}/search`, { q: ['x'] }, 400, 'invalid_search_q'],
        [`/indexes/${index}/search`, { filter: 'branch = ' }, 400, 'invalid_search_filter'],
        [`/indexes/${index}/search`, { filter: 'title = x' }, 400, 'invalid_search_filter'],
        [`/indexes/${index}/search`, { sort: ['title:asc'] }, 400, 'invalid_search_sort'],
        [`/indexes/${index}/search`, { facets: ['title'] }, 400, 'invalid_search_facets'],
      ] as const
      for (const [path, body, status, code] of refusals) {
        const response = await post(path, body, opened.apiKey)
        expect([response.status, await response.json()]).toEqual([
          status,
          {
            message: expect.any(String),
            code,
            type: 'invalid_request',
            link: `https://docs.meilisearch.com/errors#${code}`,
          },
        ])
      }
      const nobody = await fetch(`${opened.host}/indexes/${index}/search`, { method: 'POST' })
      expect(nobody.status).toBe(401)
      expect(await nobody.json()).toMatchObject({ code: 'missing_authorization_header', type: 'auth' })
    })
  })
}
