import { commitRepair } from '../../usecases/repairs/commit-repair.ts'
import { proposeRepair } from '../../usecases/repairs/propose-repair.ts'
import { repairSlots } from '../../usecases/repairs/repair-slots.ts'
import type { Handlers } from '../handlers.ts'

/** Absences: everybody's visits moved at once. */
export const repairHandlers: Pick<Handlers, `repairs.${'propose' | 'slots' | 'commit'}`> = {
  'repairs.propose': (ctx, { body }) => proposeRepair(ctx, body.absence),
  'repairs.slots': (ctx, { body }) => repairSlots(ctx, body),
  'repairs.commit': (ctx, { body }) => commitRepair(ctx, body),
}
