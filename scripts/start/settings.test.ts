import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('nothing set gives the documented defaults', () => {
  expect(readSettings({}, '/srv/huoye')).toEqual({
    dataDir: '/srv/huoye/data',
    host: '127.0.0.1',
    cmsPort: 1337,
    sitePort: 4321,
    publicUrl: 'http://127.0.0.1:4321',
    cmsPublicUrl: 'http://127.0.0.1:1337',
    database: { client: 'sqlite' },
    seed: 'demo',
    avif: true,
    admin: null,
  })
})

test('addresses follow the ports and are kept without a trailing slash', () => {
  const settings = readSettings({ CMS_PORT: '2000', SITE_PORT: '2001', PUBLIC_URL: 'https://dj.example.gov.cn/' }, '/r')
  expect(settings.publicUrl).toBe('https://dj.example.gov.cn')
  expect(settings.cmsPublicUrl).toBe('http://127.0.0.1:2000')
})

test('everything that is wrong is named at once', () => {
  const environment = {
    CMS_PORT: '80x',
    SITE_PORT: '70000',
    PUBLIC_URL: 'example.gov.cn/site',
    DATABASE_CLIENT: 'mysql',
    HUOYE_SEED: 'full',
    HUOYE_AVIF: 'yes',
    HUOYE_ADMIN_EMAIL: 'editor',
    HUOYE_ADMIN_PASSWORD: 'short',
  }
  expect(() => readSettings(environment, '/r')).toThrowErrorMatchingInlineSnapshot(`
    [ExplainedError: [HUOYE-START-001] 环境变量有误，没有启动。
      · CMS_PORT 应是 1 到 65535 之间的整数，现在是“80x”。
      · SITE_PORT 应是 1 到 65535 之间的整数，现在是“70000”。
      · PUBLIC_URL 应是不带路径的网址，如 https://www.example.gov.cn，现在是“example.gov.cn/site”。
      · DATABASE_CLIENT 只能是 sqlite 或 postgres，现在是“mysql”。
      · HUOYE_SEED 只能是 demo 或 empty，现在是“full”。
      · HUOYE_AVIF 只能是 on 或 off，现在是“yes”。
      · HUOYE_ADMIN_EMAIL 不是邮箱地址：“editor”。
      · HUOYE_ADMIN_PASSWORD 至少 8 位、至多 72 字节，并含大写字母、小写字母和数字。
    请改正后再运行 npm start。]
  `)
})

test('a PostgreSQL address without its client, or the client without an address, is refused', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgres://u:p@h/d' }, '/r')).toThrow('DATABASE_CLIENT 不是 postgres')
  expect(() => readSettings({ DATABASE_CLIENT: 'postgres' }, '/r')).toThrow('DATABASE_URL 应形如')
  const settings = readSettings({ DATABASE_CLIENT: 'postgres', DATABASE_URL: 'postgres://u:p@h/d' }, '/r')
  expect(settings.database).toEqual({ client: 'postgres', url: 'postgres://u:p@h/d' })
})

test('one port for both processes, and half an administrator, are refused', () => {
  expect(() => readSettings({ CMS_PORT: '5000', SITE_PORT: '5000' }, '/r')).toThrow('不能是同一个端口')
  expect(() => readSettings({ HUOYE_ADMIN_EMAIL: 'a@b.cn' }, '/r')).toThrow('要么都设置')
})

test('a server that listens everywhere is printed with an address that can be opened', () => {
  expect(readSettings({ HOST: '0.0.0.0' }, '/r').publicUrl).toBe('http://127.0.0.1:4321')
  expect(readSettings({ HOST: '10.1.2.3' }, '/r').cmsPublicUrl).toBe('http://10.1.2.3:1337')
  expect(readSettings({ HOST: '::1' }, '/r').publicUrl).toBe('http://[::1]:4321')
})
