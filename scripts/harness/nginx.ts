import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from './free-ports.ts'
import { waitFor } from './wait-for.ts'

/** Where the program lies; undefined where there is none. */
export const nginxProgram = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file))

/** nginx on an exported folder. */
export interface Nginx {
  readonly origin: string
  /** Has it read its configuration anew. */
  reload(): void
  stop(): Promise<void>
}

/**
 * Starts nginx (apt package nginx-light), one worker, on what `npm run publish -- export` wrote; null where there is none.
 * @param openFiles files that it keeps open, and for up to a minute takes for what their addresses show
 */
export async function startNginx(folder: string, openFiles: number): Promise<Nginx | null> {
  if (nginxProgram === undefined) {
    console.error('这台机器上没有 nginx，nginx 的数记为 null；需要对比时先运行 apt-get install nginx-light。')
    return null
  }
  const [port = 0] = await freePorts(1)
  const run = join(folder, 'run')
  mkdirSync(run)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(run, name)};`)
    .join(' ')
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    join(run, 'nginx.conf'),
    `${user} daemon off; pid ${join(run, 'pid')}; error_log ${join(run, 'error.log')}; worker_processes 1;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; ${openFiles > 0 ? `open_file_cache max=${openFiles};` : ''}
       ${temporary} include ${join(folder, 'nginx/http.conf')};
       server { listen 127.0.0.1:${port}; include ${join(folder, 'nginx/server.conf')}; } }`,
  )
  const child: ChildProcess = spawn(nginxProgram, ['-p', run, '-c', join(run, 'nginx.conf')], { stdio: 'inherit' })
  const origin = `http://127.0.0.1:${port}`
  await waitFor(origin, ({ status }) => status === 200)
  return {
    origin,
    reload: () => void child.kill('SIGHUP'),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
