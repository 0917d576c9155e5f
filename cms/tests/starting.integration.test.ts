import { afterEach, describe, expect, test } from 'vitest'
import { logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { rememberField } from './older-definition.ts'

describe('starting', () => {
  let cms: CmsProcess | null = null
  afterEach(async () => {
    await cms?.stop()
    cms = null
  })
  const port = async () => (await freePorts(1))[0] ?? 0

  test('a weak password creates nobody and says why', async () => {
    const environment = { HUOYE_ADMIN_PASSWORD: 'weak' }
    await expect(startCms({ port: await port(), environment })).rejects.toThrow(
      'HUOYE_ADMIN_PASSWORD 不能用：至少要8位',
    )
  })

  test('without a password there is a link that works once, the same after a restart', async () => {
    cms = await startCms({ port: await port(), environment: { HUOYE_ADMIN_PASSWORD: '' } })
    const link = cms.loginUrl()
    const registrationToken = new URL(link ?? '').searchParams.get('registrationToken')
    expect(registrationToken).toMatch(/^[0-9a-f]{20,}$/)
    await cms.kill()
    await cms.start()
    expect(cms.loginUrl()).toBe(link)
    const register = () =>
      fetch(`${cms?.url}/admin/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ registrationToken, userInfo: { firstname: '管', password: credentials.password } }),
      })
    expect((await register()).status).toBe(200)
    expect((await register()).status).toBe(400)
    expect((await logIn(cms.url, credentials.email, credentials.password)).token).not.toBe('')
  })

  test('a notice whose time has passed while nothing ran is taken down at the start', async () => {
    cms = await startCms({ port: await port() })
    const admin = await logIn(cms.url, credentials.email, credentials.password)
    const [column] = await admin.find('column', 'key', 'notices')
    const { documentId } = await admin.create('article', {
      title: '限期通知',
      body: '<p>文。</p>',
      column: { connect: [{ documentId: column?.documentId }] },
      takeDownAt: new Date(Date.now() + 3000).toISOString(),
    })
    await admin.publish('article', documentId)
    const published = (await cms.feed(0)).through
    await cms.kill()
    await cms.start()
    const { events } = await cms.feed(published, 60)
    expect(events.map(({ action }) => action)).toContain('unpublish')
    expect((await cms.snapshot()).some(({ id }) => id === documentId)).toBe(false)
  })

  test('a column that the definitions no longer have is not dropped: start is refused', async () => {
    cms = await startCms({ port: await port() })
    await cms.kill()
    await rememberField(cms.dataDir, undefined, 'left_over')
    await expect(cms.start()).rejects.toThrow('HUOYE-CMS-001 内容结构的改动会丢失已存的数据：articles.left_over')
  })
})
