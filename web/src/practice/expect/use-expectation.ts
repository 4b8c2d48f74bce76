import type { Expectation, MeasurePlan } from '@anagen/core/outcome'
import { useEffect, useState } from 'react'
import type { Answer } from './worker.ts'

export type Reckoned = {
  /** The last answer; while a newer one is on its way it stays on the page, paled. */
  expectation: Expectation | null
  state: 'reckoning' | 'ready' | 'failed'
}

/** Inputs that change quickly, such as a stepper held down, are reckoned once they rest. */
const restMs = 120

/**
 * What could be seen with a plan, reckoned in a worker. A change of the plan ends the work under way;
 * null where the plan is not complete.
 */
export function useExpectation(plan: MeasurePlan | null): Reckoned {
  const [reckoned, setReckoned] = useState<Reckoned>({ expectation: null, state: 'reckoning' })
  const asked = plan && JSON.stringify(plan)
  useEffect(() => {
    if (asked === null) return
    let worker: Worker | null = null
    setReckoned((before) => ({ ...before, state: 'reckoning' }))
    const timer = setTimeout(() => {
      worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        worker?.terminate()
        setReckoned((before) =>
          'expectation' in data
            ? { expectation: data.expectation, state: 'ready' }
            : { ...before, state: 'failed' },
        )
      }
      worker.onerror = () => setReckoned((before) => ({ ...before, state: 'failed' }))
      worker.postMessage(JSON.parse(asked))
    }, restMs)
    return () => {
      clearTimeout(timer)
      worker?.terminate()
    }
  }, [asked])
  return reckoned
}
