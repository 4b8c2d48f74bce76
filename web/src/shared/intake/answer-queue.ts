import type { Answer, Answers } from '@anagen/core/screening'

/** `waiting`: the server could not be reached, what was answered is kept and sent again. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused'

type Setup = {
  /** Sends what changed. Rejects with anything; `isFinal` tells whether trying again is useless. */
  send: (changed: Answers) => Promise<void>
  isFinal: (error: unknown) => boolean
  onState: (state: SaveState, error?: unknown) => void
}

/**
 * Sends answers in the order they are given, one request at a time; what is given meanwhile goes
 * together with the next. What could not be sent stays here until `flush` is called again.
 */
export function createAnswerQueue({ send, isFinal, onState }: Setup) {
  let pending: Answers = {}
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (Object.keys(pending).length > 0) {
      const changed = pending
      pending = {}
      onState('saving')
      try {
        await send(changed)
      } catch (error) {
        const final = isFinal(error)
        if (!final) pending = { ...changed, ...pending }
        running = null
        onState(final ? 'refused' : 'waiting', error)
        return
      }
    }
    running = null
    onState('saved')
  }

  /** Sends what is waiting; resolves when nothing is under way any more. */
  function flush(): Promise<void> {
    if (running === null && Object.keys(pending).length > 0) running = run()
    return running ?? Promise.resolve()
  }

  return {
    add(id: string, answer: Answer): Promise<void> {
      pending = { ...pending, [id]: answer }
      return flush()
    },
    flush,
    /** Whether anything given has not reached the server yet. */
    isEmpty: () => Object.keys(pending).length === 0 && running === null,
  }
}
export type AnswerQueue = ReturnType<typeof createAnswerQueue>
