import type { Handlers } from '../handlers.ts'
import { courseHandlers } from './courses.ts'
import { feedHandlers } from './feeds.ts'
import { outcomeHandlers } from './outcomes.ts'
import { peopleHandlers } from './people.ts'
import { practiceHandlers } from './practice.ts'
import { protocolHandlers } from './protocols.ts'
import { repairHandlers } from './repairs.ts'
import { waitingHandlers } from './waiting.ts'

/** Every route of the contract with what it does. A missing one does not compile. */
export const handlers: Handlers = {
  ...practiceHandlers,
  ...peopleHandlers,
  ...courseHandlers,
  ...protocolHandlers,
  ...repairHandlers,
  ...waitingHandlers,
  ...feedHandlers,
  ...outcomeHandlers,
}
