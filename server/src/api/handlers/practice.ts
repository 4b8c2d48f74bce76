import type { practiceRoutes } from '@anagen/contract'
import { directoryRepository } from '../../db/repositories/directory.ts'
import { withoutPractice } from '../../db/tenant.ts'
import { staffOf } from '../../usecases/context.ts'
import { addLocation } from '../../usecases/practice/add-location.ts'
import { addResource } from '../../usecases/practice/add-resource.ts'
import { addService } from '../../usecases/practice/add-service.ts'
import { addStaff } from '../../usecases/practice/add-staff.ts'
import { changeLocation } from '../../usecases/practice/change-location.ts'
import { changePractice } from '../../usecases/practice/change-practice.ts'
import { changeResource } from '../../usecases/practice/change-resource.ts'
import { changeService } from '../../usecases/practice/change-service.ts'
import { changeStaff } from '../../usecases/practice/change-staff.ts'
import { listAudit } from '../../usecases/practice/list-audit.ts'
import { openSession } from '../../usecases/session/open-session.ts'
import { sessionInfo } from '../../usecases/session/session-info.ts'
import { signIn } from '../../usecases/session/sign-in.ts'
import { createPractice } from '../../usecases/setup/create-practice.ts'
import type { Handlers } from '../handlers.ts'

/** Set-up, sign-in and the settings of a practice. */
export const practiceHandlers: Omit<
  Pick<Handlers, keyof typeof practiceRoutes>,
  'setup.demo' | 'setup.demoProgress'
> = {
  'setup.status': async ({ deps }) => {
    const empty = await withoutPractice(deps.database, (tx) => directoryRepository(tx).isEmpty())
    return { needed: empty && deps.demo.state !== 'running', demo: deps.demo.state === 'running' }
  },
  'setup.create': async ({ deps, setSession }, { body }) => {
    const made = await createPractice(deps.database, body, { now: deps.clock(), demo: false })
    setSession(await openSession(deps.database, made, deps.clock()))
    return { practiceId: made.practiceId }
  },
  'session.create': async ({ deps, address, setSession }, { body }) => {
    const { staffId, token } = await signIn(deps.database, body, { now: deps.clock(), address })
    setSession(token)
    return { staffId }
  },
  'session.end': async (ctx) => {
    await ctx.db.sessions.end(staffOf(ctx).sessionId, ctx.now)
    return {}
  },
  'session.get': sessionInfo,
  'practice.update': changePractice,
  'locations.update': changeLocation,
  'locations.create': addLocation,
  'staff.list': async (ctx) => ({ staff: await ctx.db.staff.list() }),
  'staff.create': addStaff,
  'staff.update': changeStaff,
  'resources.list': async (ctx) => ({ resources: await ctx.db.resources.list() }),
  'resources.create': addResource,
  'resources.update': changeResource,
  'services.list': async (ctx) => ({ services: await ctx.db.services.list() }),
  'services.create': addService,
  'services.update': changeService,
  'audit.list': listAudit,
}
