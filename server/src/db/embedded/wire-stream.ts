import { Duplex } from 'node:stream'
import type { Engine, Session } from './engine.ts'
import { BatchReader, greeting, resetBatch } from './wire-messages.ts'

/**
 * What `pg` takes for a socket: bytes of the PostgreSQL wire protocol go to the engine and come
 * back. The start-up packet is answered here, because there is no server to answer it. Use it as
 * `new pg.Pool({ stream: () => new WireStream(engine), max: 1 })`; the size must stay 1.
 */
export class WireStream extends Duplex {
  readonly #engine: Engine
  readonly #reader = new BatchReader()
  #session: Session | undefined
  readonly #onLost = () => this.destroy(this.#session?.lost.reason)

  constructor(engine: Engine) {
    super()
    this.#engine = engine
  }

  /** Called by pg in place of a TCP connect. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#take(chunk).then(() => done(), done)
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#session?.lost.removeEventListener('abort', this.#onLost)
    done(error)
  }

  async #take(chunk: Buffer): Promise<void> {
    for (const batch of this.#reader.read(chunk)) {
      if (batch.kind === 'startup') this.push(await this.#start())
      else if (this.#session) this.push(await this.#session.send(batch.bytes))
    }
  }

  // The session outlives its connections: whatever the one before left behind is cleared first.
  async #start(): Promise<Uint8Array> {
    const session = await this.#engine.session()
    await session.send(resetBatch)
    this.#session = session
    session.lost.addEventListener('abort', this.#onLost)
    return greeting
  }
}
