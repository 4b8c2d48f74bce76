import { getRange } from '../../usecases/calendar/get-range.ts'
import { getSheet } from '../../usecases/calendar/get-sheet.ts'
import { changeCourse, undoMinutes } from '../../usecases/changes/change-course.ts'
import { previewChange } from '../../usecases/changes/preview-change.ts'
import { undoChange } from '../../usecases/changes/undo-change.ts'
import { bookCourse } from '../../usecases/courses/book-course.ts'
import { cancelCourse } from '../../usecases/courses/cancel-course.ts'
import { courseViewOf } from '../../usecases/courses/course-view.ts'
import { getCalendarFile } from '../../usecases/courses/get-calendar-file.ts'
import { listCourses } from '../../usecases/courses/list-courses.ts'
import { payCourse } from '../../usecases/courses/pay-course.ts'
import { planCourse } from '../../usecases/courses/plan-course.ts'
import { getDay } from '../../usecases/day/get-day.ts'
import { startDemo } from '../../usecases/demo/start-demo.ts'
import { addAddendum } from '../../usecases/record/add-addendum.ts'
import { answerVisit } from '../../usecases/record/answer-visit.ts'
import { saveRecord } from '../../usecases/record/save-record.ts'
import { signConsent } from '../../usecases/record/sign-consent.ts'
import { signRecord } from '../../usecases/record/sign-record.ts'
import { visitPage } from '../../usecases/record/visit-page.ts'
import { minutesAfter } from '../../usecases/series/wall-time.ts'
import { listSlots } from '../../usecases/visits/list-slots.ts'
import { moveVisit } from '../../usecases/visits/move-visit.ts'
import { setLight } from '../../usecases/visits/set-light.ts'
import { setVisitState } from '../../usecases/visits/set-visit-state.ts'
import { visitViewOf } from '../../usecases/visits/visit-view-of.ts'
import type { Handlers } from '../handlers.ts'

type CourseRoute =
  | `courses.${'plan' | 'book' | 'list' | 'cancel' | 'pay' | 'preview' | 'change' | 'undo'}`
  | `visits.${'get' | 'state' | 'slots' | 'move' | 'light' | 'answer' | 'consent'}`
  | `visits.${'record' | 'sign' | 'addendum'}`
  | 'day.get'
  | `calendar.${'range' | 'sheet'}`
  | 'messages.calendar'
  | `setup.${'demo' | 'demoProgress'}`

/** Planning, booking, the day, the visit and its record. A change answers with what it left behind. */
export const courseHandlers: Pick<Handlers, CourseRoute> = {
  'courses.plan': (ctx, { body }) => planCourse(ctx, body),
  'courses.book': async (ctx, { body }) => courseViewOf(ctx, await bookCourse(ctx, body)),
  'courses.list': async (ctx, { params }) => ({
    courses: await listCourses(ctx, params.patientId),
  }),
  'courses.cancel': async (ctx, { params, body }) => {
    await cancelCourse(ctx, { ...params, ...body })
    return courseViewOf(ctx, params.courseId)
  },
  'courses.pay': async (ctx, { params, body }) => {
    await payCourse(ctx, { ...params, ...body })
    return courseViewOf(ctx, params.courseId)
  },
  'courses.preview': (ctx, { params, body }) => previewChange(ctx, { ...params, ...body }),
  'courses.change': async (ctx, { params, body }) => {
    const changeId = await changeCourse(ctx, { ...params, ...body })
    const undoUntil = minutesAfter(ctx.now, undoMinutes).toISOString()
    return { course: await courseViewOf(ctx, params.courseId), changeId, undoUntil }
  },
  'courses.undo': async (ctx, { params }) => {
    await undoChange(ctx, params)
    return courseViewOf(ctx, params.courseId)
  },
  'messages.calendar': (ctx, { params }) => getCalendarFile(ctx, params.courseId),
  'day.get': (ctx, { query }) => getDay(ctx, query),
  'calendar.range': (ctx, { query }) => getRange(ctx, query),
  'calendar.sheet': (ctx, { query }) => getSheet(ctx, query),
  'visits.get': (ctx, { params }) => visitPage(ctx, params.visitId),
  'visits.state': async (ctx, { params, body }) => {
    await setVisitState(ctx, { ...params, ...body })
    return visitViewOf(ctx, params.visitId)
  },
  'visits.slots': (ctx, { params, query }) => listSlots(ctx, { ...params, ...query }),
  'visits.move': async (ctx, { params, body }) => {
    await moveVisit(ctx, { ...params, ...body })
    return visitViewOf(ctx, params.visitId)
  },
  'visits.light': async (ctx, { params, body }) => {
    await setLight(ctx, { ...params, ...body })
    return visitViewOf(ctx, params.visitId)
  },
  'visits.answer': async (ctx, { params, body }) => {
    await answerVisit(ctx, { ...params, ...body })
    return visitPage(ctx, params.visitId)
  },
  'visits.consent': async (ctx, { params, body }) => {
    await signConsent(ctx, { ...params, ...body })
    return visitPage(ctx, params.visitId)
  },
  'visits.record': async (ctx, { params, body }) => {
    await saveRecord(ctx, { ...params, ...body })
    return visitPage(ctx, params.visitId)
  },
  'visits.sign': async (ctx, { params, body }) => {
    await signRecord(ctx, { ...params, ...body })
    return visitPage(ctx, params.visitId)
  },
  'visits.addendum': async (ctx, { params, body }) => {
    await addAddendum(ctx, { ...params, ...body })
    return visitPage(ctx, params.visitId)
  },
  'setup.demo': ({ deps }, { body }) => startDemo(deps, body),
  'setup.demoProgress': async ({ deps: { demo } }) => ({
    state: demo.state,
    done: demo.done,
    of: demo.of,
  }),
}
