import type { Tx } from '../tenant.ts'
import { answersRepository } from './answers.ts'
import { auditRepository } from './audit.ts'
import { bookingsRepository } from './bookings.ts'
import { changesRepository } from './changes.ts'
import { clearancesRepository } from './clearances.ts'
import { coursesRepository } from './courses.ts'
import { directoryRepository } from './directory.ts'
import { feedsRepository } from './feeds.ts'
import { holdsRepository } from './holds.ts'
import { idempotencyRepository } from './idempotency.ts'
import { intakeLinksRepository } from './intake-links.ts'
import { ledgerRepository } from './ledger.ts'
import { lifeEventsRepository } from './life-events.ts'
import { messagesRepository } from './messages.ts'
import { observationsRepository } from './observations.ts'
import { patientsRepository } from './patients.ts'
import { locationsRepository, resourcesRepository, servicesRepository } from './places.ts'
import { practiceRepository } from './practice.ts'
import { protocolsRepository } from './protocols.ts'
import { recordsRepository } from './records.ts'
import { reviewsRepository } from './reviews.ts'
import { sessionsRepository } from './sessions.ts'
import { spotsRepository } from './spots.ts'
import { staffRepository } from './staff.ts'
import { startersRepository } from './starters.ts'
import { timelineRepository } from './timeline.ts'
import { visitsRepository } from './visits.ts'
import { waitingRepository } from './waiting.ts'

/** Everything stored for one practice, bound to one transaction. */
export function repositories(tx: Tx, practiceId: string) {
  const locations = locationsRepository(tx, practiceId)
  const resources = resourcesRepository(tx, practiceId)
  const answers = answersRepository(tx, practiceId)
  const clearances = clearancesRepository(tx, practiceId)
  const holds = holdsRepository(tx, practiceId)
  const patients = patientsRepository(tx, practiceId, forget)
  // Who waited for somebody who booked, held or closed a room looks again at what is there.
  function forget(): void {
    for (const one of [locations, resources, answers, clearances, holds, patients]) one.forget()
  }
  return {
    answers,
    audit: auditRepository(tx, practiceId),
    bookings: bookingsRepository(tx, practiceId, forget),
    changes: changesRepository(tx, practiceId),
    clearances,
    courses: coursesRepository(tx, practiceId),
    directory: directoryRepository(tx),
    feeds: feedsRepository(tx, practiceId),
    holds,
    idempotency: idempotencyRepository(tx, practiceId),
    intakeLinks: intakeLinksRepository(tx, practiceId),
    ledger: ledgerRepository(tx, practiceId),
    lifeEvents: lifeEventsRepository(tx, practiceId),
    locations,
    messages: messagesRepository(tx, practiceId),
    observations: observationsRepository(tx, practiceId),
    patients,
    practice: practiceRepository(tx, practiceId),
    protocols: protocolsRepository(tx, practiceId),
    records: recordsRepository(tx, practiceId),
    resources,
    reviews: reviewsRepository(tx, practiceId),
    services: servicesRepository(tx, practiceId),
    sessions: sessionsRepository(tx, practiceId),
    spots: spotsRepository(tx, practiceId),
    staff: staffRepository(tx, practiceId),
    starters: startersRepository(tx, practiceId),
    timeline: timelineRepository(tx, practiceId),
    visits: visitsRepository(tx, practiceId),
    waiting: waitingRepository(tx, practiceId),
  }
}
export type Repositories = ReturnType<typeof repositories>
