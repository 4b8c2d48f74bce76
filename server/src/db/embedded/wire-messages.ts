/** A run of frontend messages that PostgreSQL answers as a whole. */
export type Batch = { kind: 'startup' } | { kind: 'run'; bytes: Uint8Array }

// Query, Sync, FunctionCall, CopyDone, CopyFail: after these the backend answers.
const batchEnds = new Set([...'QSFcf'].map((c) => c.charCodeAt(0)))
const terminate = 'X'.charCodeAt(0)

/** Cuts a byte stream from a client into batches, whatever the chunks it arrives in. */
export class BatchReader {
  #rest: Buffer = Buffer.alloc(0)
  #begun: Buffer[] = []
  #greeted = false

  read(chunk: Buffer): Batch[] {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk
    const batches: Batch[] = []
    for (let message = this.#next(); message; message = this.#next()) {
      if (!this.#greeted) {
        this.#greeted = true
        batches.push({ kind: 'startup' })
        continue
      }
      const type = message[0] ?? 0
      if (type === terminate) continue
      this.#begun.push(message)
      if (!batchEnds.has(type)) continue
      batches.push({ kind: 'run', bytes: Uint8Array.from(Buffer.concat(this.#begun)) })
      this.#begun = []
    }
    return batches
  }

  // The start-up packet alone has no type byte before its length.
  #next(): Buffer | undefined {
    const typeLength = this.#greeted ? 1 : 0
    if (this.#rest.length < typeLength + 4) return undefined
    const length = typeLength + this.#rest.readInt32BE(typeLength)
    if (this.#rest.length < length) return undefined
    const message = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return message
  }
}

/** A simple query as a wire message. */
export function queryMessage(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`))
}

/** Ends a transaction left open and forgets roles, settings, statements and locks. */
export const resetBatch = Uint8Array.from(
  Buffer.concat([queryMessage('ROLLBACK'), queryMessage('DISCARD ALL')]),
)

/** What a server says to a client it lets in. */
export const greeting: Uint8Array = Buffer.concat([
  message('R', int32(0)),
  ...Object.entries({
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    TimeZone: 'UTC',
  }).map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`))),
  message('K', Buffer.concat([int32(process.pid), int32(0)])),
  message('Z', Buffer.from('I')),
])

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
