import type { Protocol } from '../schema.ts'
import { acupunctureVisit } from './acupuncture.ts'
import { microneedlingSixMonthly } from './microneedling.ts'

/** The protocols every new practice starts with. */
export const builtInProtocols: readonly Protocol[] = [microneedlingSixMonthly, acupunctureVisit]
