import type { Language } from '@anagen/core/shared'
import { growPeople } from './grow-demo.ts'
import { makeStage, type SignIn } from './make-stage.ts'
import type { DemoDeps } from './stage.ts'

type Progress = { state: 'none' | 'running' | 'ready' | 'failed'; done: number; of: number }

/**
 * Begins the demo practice and answers at once with its owner's sign-in; the people grow behind
 * it and `progress` tells how far. Only one demo grows at a time.
 * @throws Refusal `exists` when a practice is there already
 */
export async function startDemo(
  deps: DemoDeps & { demo: Progress },
  ask: { language: Language },
): Promise<SignIn> {
  const { demo } = deps
  const { stage, signIn } = await makeStage(deps, ask)
  Object.assign(demo, { state: 'running', done: 0, of: 1 })
  const onProgress = (done: number, of: number) => Object.assign(demo, { done, of })
  void growPeople(stage, { onProgress }).then(
    () => Object.assign(demo, { state: 'ready' }),
    (error: unknown) => {
      demo.state = 'failed'
      console.error('The demo practice could not be made:', (error as Error).message)
    },
  )
  return signIn
}
