import { z } from 'zod'
import { date, dateAhead, id, timeOfDay, wallTime } from './common.ts'
import { visitView } from './courses.ts'
import { resource } from './practice.ts'
import { route } from './route.ts'

const people = { kind: 'permission', permission: 'people.read' } as const
const interval = z.strictObject({ from: timeOfDay, to: timeOfDay })

/** Who and what works when on one date. */
const calendarDay = z.strictObject({
  date,
  open: z.array(interval),
  works: z.array(z.strictObject({ resourceId: id, works: z.array(interval) })),
})

export const calendarRoutes = {
  'calendar.range': route({
    method: 'GET',
    path: '/api/calendar',
    summary: 'Some days at one location: who and what works when, and the visits',
    policy: people,
    effect: 'read',
    health: true,
    query: z.strictObject({
      locationId: id,
      from: dateAhead,
      days: z.coerce.number().int().min(1).max(42),
    }),
    response: z.strictObject({
      zone: z.string(),
      now: wallTime,
      resources: z.array(resource),
      days: z.array(calendarDay),
      /** In the order of time; alerts are told by the day and the visit, not here. */
      visits: z.array(visitView),
    }),
  }),
  'calendar.sheet': route({
    method: 'GET',
    path: '/api/calendar/sheet',
    summary: 'The visits of some days with what is needed when no computer is at hand',
    policy: people,
    effect: 'read',
    health: true,
    query: z.strictObject({
      locationId: id,
      from: dateAhead,
      days: z.coerce.number().int().min(1).max(7),
    }),
    response: z.strictObject({
      place: z.string(),
      printedAt: wallTime,
      days: z.array(
        z.strictObject({
          date,
          visits: z.array(visitView.extend({ phone: z.string(), bornOn: date.nullable() })),
        }),
      ),
    }),
  }),
}
