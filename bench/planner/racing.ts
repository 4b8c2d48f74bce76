import { claimRace } from '../../trust/race/claims.ts'
import { table } from '../stats.ts'

const race = { attempts: 100_000, inFlight: 64, seed: 1 }

/** Attempts to book at the same time; the table says how many times somebody or something was booked twice. */
export async function benchRacing(): Promise<void> {
  const { attempts, booked, overlaps, seconds } = await claimRace(race)
  table('Racing attempts on PostgreSQL, 64 in flight (target: no double booking)', [
    {
      attempts,
      booked,
      refused: attempts - booked,
      'double bookings': overlaps,
      seconds,
    },
  ])
}
