import { type Expectation, expectation, type MeasurePlan } from '@anagen/core/outcome'

/** What the worker answers: what could be seen, or that the plan cannot be reckoned. */
export type Answer = { expectation: Expectation } | { failed: string }

// Reckons one plan away from the page's thread, and answers once.
self.onmessage = ({ data }: MessageEvent<MeasurePlan>) => {
  self.postMessage(answer(data))
}

function answer(plan: MeasurePlan): Answer {
  try {
    return { expectation: expectation(plan) }
  } catch (error) {
    return { failed: (error as Error).message }
  }
}
