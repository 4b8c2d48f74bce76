export { type Calendar, extendCalendar, loadCalendar } from './calendar.ts'
export { brokenVisit, type Check, type CheckedVisit, checkPlan } from './check-plan.ts'
export type { Course, Stop } from './cost.ts'
export { bestCourse } from './course.ts'
export { type ParsedRequest, type Problem, parseRequest } from './request.ts'
export {
  type CalendarInput,
  type PlanAnswer,
  type PlanAsk,
  type PlanRequest,
  type PlanRequestInput,
  planAnswerSchema,
  planRequestSchema,
} from './schema.ts'
export { type FreeStart, startsOf } from './starts.ts'
export { dateOf, dayNumber, wallOf, weekdayOf } from './wall-time.ts'
