import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { call, problemOf, whenSignedOut } from '../shared/api.ts'
import { newQueryClient } from '../shared/query.ts'
import { ErrorState, Skeleton } from '../shared/ui/index.ts'
import { type CalendarSearch, isView } from './calendar/range.ts'
import { sessionQuery } from './session.ts'
import { Shell } from './shell/shell.tsx'

export const queries = newQueryClient()

const rootRoute = createRootRoute({ component: Outlet })

const welcome = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  beforeLoad: async () => {
    if (!(await call('setup.status', {})).needed) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./welcome/welcome-page.tsx'), 'WelcomePage'),
})

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' && /^\/(?!\/)/.test(search.to) ? { to: search.to } : {},
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

// Everything behind the sign-in stands inside the shell.
const app = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(sessionQuery)
    } catch (error) {
      if (problemOf(error)?.code !== 'not-signed-in') throw error
      if ((await call('setup.status', {})).needed) throw redirect({ to: '/welcome' })
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
    }
  },
  component: Shell,
})

const today = createRoute({
  getParentRoute: () => app,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { date?: string } =>
    typeof search.date === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.date)
      ? { date: search.date }
      : {},
  component: lazyRouteComponent(() => import('./today/today-page.tsx'), 'TodayPage'),
})
const patients = createRoute({
  getParentRoute: () => app,
  path: '/patients',
  component: lazyRouteComponent(() => import('./patients/patients-page.tsx'), 'PatientsPage'),
})
const patient = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId',
  component: lazyRouteComponent(() => import('./patient/patient-page.tsx'), 'PatientPage'),
})
const screening = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/screening',
  component: lazyRouteComponent(() => import('./screening/screening-page.tsx'), 'ScreeningPage'),
})
const intake = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/intake',
  component: lazyRouteComponent(() => import('./screening/intake-page.tsx'), 'IntakePage'),
})
const planning = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/plan',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.from)
      ? { from: search.from }
      : {},
  component: lazyRouteComponent(() => import('./planning/planning-page.tsx'), 'PlanningPage'),
})
const visit = createRoute({
  getParentRoute: () => app,
  path: '/visits/$visitId',
  component: lazyRouteComponent(() => import('./visit/visit-page.tsx'), 'VisitPage'),
})
const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

const progress = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/progress',
  validateSearch: (search: Record<string, unknown>): { show?: string; course?: string } => ({
    ...(typeof search.show === 'string' &&
      /^[\w.-]{1,80}$/.test(search.show) && { show: search.show }),
    ...(isId(search.course) && { course: search.course }),
  }),
  component: lazyRouteComponent(() => import('./progress/progress-page.tsx'), 'ProgressPage'),
})
const measure = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/measure',
  validateSearch: (search: Record<string, unknown>): { visitId?: string } =>
    isId(search.visitId) ? { visitId: search.visitId } : {},
  component: lazyRouteComponent(() => import('./measure/measure-page.tsx'), 'MeasurePage'),
})
const expect = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/expect',
  component: lazyRouteComponent(() => import('./expect/expect-page.tsx'), 'ExpectPage'),
})
const review = createRoute({
  getParentRoute: () => app,
  path: '/patients/$patientId/reviews/$reviewId',
  component: lazyRouteComponent(() => import('./reviews/review-page.tsx'), 'ReviewPage'),
})
const results = createRoute({
  getParentRoute: () => app,
  path: '/results',
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
    ...(isDate(search.from) && { from: search.from }),
    ...(isDate(search.to) && { to: search.to }),
  }),
  component: lazyRouteComponent(() => import('./results/results-page.tsx'), 'ResultsPage'),
})
const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    ...(isView(search.view) && { view: search.view }),
    ...(isDate(search.date) && { date: search.date }),
    ...(isId(search.who) && { who: search.who }),
  }),
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
})
const sheet = createRoute({
  getParentRoute: () => app,
  path: '/calendar/sheet',
  validateSearch: (search: Record<string, unknown>): { date?: string; days?: number } => ({
    ...(isDate(search.date) && { date: search.date }),
    ...(search.days === 3 && { days: 3 }),
  }),
  component: lazyRouteComponent(() => import('./calendar/sheet-page.tsx'), 'SheetPage'),
})
const absence = createRoute({
  getParentRoute: () => app,
  path: '/absence',
  validateSearch: (search: Record<string, unknown>): { resource?: string; from?: string } => ({
    ...(isId(search.resource) && { resource: search.resource }),
    ...(isDate(search.from) && { from: search.from }),
  }),
  component: lazyRouteComponent(() => import('./absence/absence-page.tsx'), 'AbsencePage'),
})
const worklist = createRoute({
  getParentRoute: () => app,
  path: '/worklist',
  component: lazyRouteComponent(() => import('./worklist/worklist-page.tsx'), 'WorklistPage'),
})
const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})
const settingsPart = createRoute({
  getParentRoute: () => app,
  path: '/settings/$part',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})
const protocolEditor = createRoute({
  getParentRoute: () => app,
  path: '/settings/protocols/$protocolId',
  component: lazyRouteComponent(() => import('./settings/protocol-page.tsx'), 'ProtocolPage'),
})

const tree = rootRoute.addChildren([
  welcome,
  signIn,
  app.addChildren([
    today,
    patients,
    patient,
    screening,
    intake,
    planning,
    visit,
    progress,
    measure,
    expect,
    review,
    results,
    calendar,
    sheet,
    absence,
    worklist,
    settings,
    settingsPart,
    protocolEditor,
  ]),
])

/** The app's router. A call that finds nobody signed in any more leads to the sign-in page and back. */
export function createAppRouter() {
  const router = createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Skeleton lines={6} />,
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  })
  whenSignedOut(() => {
    queries.clear()
    void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } })
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
