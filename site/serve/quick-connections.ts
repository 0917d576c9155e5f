import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { type PlainRequest, plainRequest } from './plain-request.ts'

/** Gives the bytes of a whole response, or null when node:http shall answer. */
export type QuickAnswer = (request: PlainRequest) => Buffer | Promise<Buffer | null>

/** The same as node:http allows a connection that nothing is asked on. */
const idleMs = 30_000

/**
 * Connections on which nothing but plain requests came so far; node:http, whose own work for a request costs several times what
 * the answer does, is left out of them. The first packet that is no plain request, or that is not to be answered here, goes to
 * node:http, and the connection with it, for good.
 */
export class QuickConnections {
  readonly #open = new Set<Socket>()
  readonly #answering = new Set<Socket>()
  #closing = false
  readonly #answer: QuickAnswer
  readonly #general: (socket: Socket) => void

  /** Stands before the server's own way with connections. */
  constructor(server: Server, answer: QuickAnswer) {
    this.#answer = answer
    const [general] = server.listeners('connection')
    if (!general) throw new Error('node:http listens to no connections.')
    this.#general = (socket) => general.call(server, socket)
    server.removeAllListeners('connection')
    server.on('connection', (socket: Socket) => this.#take(socket))
  }

  /** Ends those on which nothing is being answered, and the others with their answer. */
  closeIdle(): void {
    this.#closing = true
    for (const socket of this.#open) if (!this.#answering.has(socket)) socket.end()
  }

  closeAll(): void {
    for (const socket of this.#open) socket.destroy()
  }

  #take(socket: Socket): void {
    this.#open.add(socket)
    const listeners = {
      data: (packet: Buffer) => {
        const request = plainRequest(packet)
        const given = request && this.#answer(request)
        if (given !== null && !(given instanceof Promise)) return send(given)
        socket.pause()
        if (!given) return handOver(packet)
        this.#answering.add(socket)
        given
          .catch(() => null)
          .then((bytes) => {
            this.#answering.delete(socket)
            if (!bytes) return handOver(packet)
            socket.resume()
            send(bytes)
          })
      },
      drain: () => socket.resume(),
      end: () => socket.end(),
      timeout: () => socket.destroy(),
      error: () => socket.destroy(),
      close: () => this.#open.delete(socket),
    }
    const send = (bytes: Buffer): void => {
      if (this.#closing) socket.end(bytes)
      else if (!socket.write(bytes)) socket.pause()
    }
    const handOver = (packet: Buffer): void => {
      this.#open.delete(socket)
      if (socket.destroyed) return
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener)
      socket.setTimeout(0)
      this.#general(socket)
      socket.unshift(packet)
      socket.resume()
    }
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener)
    socket.setTimeout(idleMs)
  }
}
