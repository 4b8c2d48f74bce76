import type { AnswerOf, InputOf, RouteId, Routes } from '@anagen/contract'
import type { Config } from '../config.ts'
import type { Database } from '../db/open-database.ts'
import type { Afterwards, Context } from '../usecases/context.ts'

/** What the whole process shares. */
export type Deps = {
  config: Config
  database: Database
  clock: () => Date
  /** The public calls' state of a running demo set-up. */
  demo: DemoProgress
}

export type DemoProgress = {
  state: 'none' | 'running' | 'ready' | 'failed'
  done: number
  of: number
}

/** What a handler without a practice works with. */
export type PublicContext = {
  deps: Deps
  /** Address of the caller, for the limiter. */
  address: string
  /** Sets the session cookie on the answer. */
  setSession: (token: string) => void
}

type Public = 'public' | 'first-run'

/** One handler per route; the type says what it receives and must answer. */
export type Handlers = {
  [K in RouteId]: Routes[K]['policy']['kind'] extends Public
    ? (ctx: PublicContext, input: InputOf<Routes[K]>) => Promise<AnswerOf<Routes[K]>>
    : (ctx: Context, input: InputOf<Routes[K]>) => Promise<AnswerOf<Routes[K]> | Afterwards>
}
