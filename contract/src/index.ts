import { calendarRoutes } from './calendar.ts'
import { changeRoutes } from './changes.ts'
import { courseRoutes } from './courses.ts'
import { feedRoutes } from './feeds.ts'
import { outcomeRoutes } from './outcomes.ts'
import { peopleRoutes } from './people.ts'
import { practiceRoutes } from './practice.ts'
import { repairRoutes } from './repairs.ts'
import { waitingRoutes } from './waiting.ts'

/** Every operation of the HTTP API, by id. */
export const routes = {
  ...practiceRoutes,
  ...peopleRoutes,
  ...courseRoutes,
  ...changeRoutes,
  ...repairRoutes,
  ...calendarRoutes,
  ...waitingRoutes,
  ...feedRoutes,
  ...outcomeRoutes,
}
export type Routes = typeof routes
export type RouteId = keyof Routes

export * from './calendar.ts'
export * from './changes.ts'
export * from './courses.ts'
export * from './feeds.ts'
export * from './outcomes.ts'
export * from './people.ts'
export { holds, type Permission, permissions, type Role, roles } from './policy.ts'
export * from './practice.ts'
export { type Problem, problem } from './problem.ts'
export * from './record.ts'
export * from './repairs.ts'
export type { AnswerOf, InputOf, Policy, RequestOf, Route } from './route.ts'
export * from './waiting.ts'
