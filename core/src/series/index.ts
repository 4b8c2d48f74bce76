export { type Calendar, loadCalendar } from './calendar.ts'
export { type Check, type CheckedVisit, checkPlan, keepsRules } from './check-plan.ts'
export type { Booked, Course, Stop } from './cost.ts'
export { bestCourse } from './course.ts'
export { type ImproveOptions, improve } from './improve.ts'
export type { Program, Solution, Solve } from './master.ts'
export { type OffersAsk, offers, type Placed, withoutPlace } from './offers.ts'
export {
  answerOf,
  type PlannedCourse,
  type PlanResult,
  plan,
  planRequest,
  type ReasonedVisit,
} from './plan.ts'
export type { RepairCourse } from './priced-course.ts'
export {
  type Repair,
  type RepairedCourse,
  type RepairedVisit,
  type RepairOptions,
  repair,
} from './repair.ts'
export {
  type ParsedImprove,
  type ParsedRequest,
  type Problem,
  parseImprove,
  parseRequest,
} from './request.ts'
export { type RippleChoice, type Rippled, type RippledVisit, ripple } from './ripple.ts'
export { fewMovesWeight } from './rules.ts'
export {
  type CalendarInput,
  type ImproveAnswer,
  type ImproveRequest,
  improveAnswerSchema,
  improveRequestSchema,
  type PlanAnswer,
  type PlanAsk,
  type PlannedVisit,
  type PlanRequest,
  type PlanRequestInput,
  type ProvisionalPlan,
  planAnswerSchema,
  planRequestSchema,
  type Reason,
  type RelaxChange,
  type Resource,
  resourceSchema,
  type Use,
  type VisitTemplate,
} from './schema.ts'
export { type FreeStart, isStart, startsOf } from './starts.ts'
export { reasonText, relaxText, type Words } from './text.ts'
export { dateOf, dayNumber, wallOf, weekdayOf } from './wall-time.ts'
