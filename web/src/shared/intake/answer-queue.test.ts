import { describe, expect, it } from 'vitest'
import { createAnswerQueue, type SaveState } from './answer-queue.ts'

/** A server that answers when told to, with what the test says. */
function server() {
  const sent: Record<string, unknown>[] = []
  const states: SaveState[] = []
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const queue = createAnswerQueue({
    send: (changed) => {
      sent.push(changed)
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    isFinal: (error) => error === 'refused',
    onState: (state) => states.push(state),
  })
  return { queue, sent, states, next: () => waiting.shift() }
}

describe('answers on their way', () => {
  it('are sent at once, and what is given meanwhile goes together after it', async () => {
    const { queue, sent, states, next } = server()
    const all = queue.add('a', 'yes')
    void queue.add('b', 'no')
    void queue.add('b', 'unknown')
    expect(sent).toEqual([{ a: 'yes' }])
    next()?.resolve()
    await Promise.resolve().then(() => {})
    expect(sent).toEqual([{ a: 'yes' }, { b: 'unknown' }])
    next()?.resolve()
    await all
    expect(states.at(-1)).toBe('saved')
    expect(queue.isEmpty()).toBe(true)
  })
  it('are kept over a lost connection, the later answer winning', async () => {
    const { queue, sent, states, next } = server()
    const first = queue.add('a', 'yes')
    next()?.reject('offline')
    await first
    expect(states.at(-1)).toBe('waiting')
    expect(queue.isEmpty()).toBe(false)
    const second = queue.add('a', 'no')
    expect(sent.at(-1)).toEqual({ a: 'no' })
    next()?.resolve()
    await second
    expect(queue.isEmpty()).toBe(true)
  })
  it('that the server refuses are not sent for ever', async () => {
    const { queue, sent, states, next } = server()
    const first = queue.add('a', 'yes')
    next()?.reject('refused')
    await first
    expect(states.at(-1)).toBe('refused')
    await queue.flush()
    expect(sent).toHaveLength(1)
  })
  it('keep an answer given in the very moment the last one arrived', async () => {
    const { queue, sent, next } = server()
    const first = queue.add('a', 'yes')
    const after = first.then(() => queue.add('b', 'no'))
    next()?.resolve()
    await first
    await Promise.resolve()
    expect(sent).toHaveLength(2)
    next()?.resolve()
    await after
    expect(queue.isEmpty()).toBe(true)
  })
})
