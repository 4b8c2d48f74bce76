import type { PlanAsk } from '@anagen/contract'
import { unknownDevice } from '@anagen/contract/blank'
import { builtInProtocols, type Protocol } from '@anagen/core/protocol'
import type { Answers } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'
import { repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { newId, newToken } from '../../ids.ts'
import type { Actor, Context, Permit } from '../context.ts'
import { fullAnswers } from '../demo/demo-answers.ts'

export type TestPractice = Awaited<ReturnType<typeof testPractice>>
type Staff = Extract<Actor, { kind: 'staff' }>

const zone = 'America/New_York'
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
/** How much of everything a test practice has. */
export type Size = { practitioners?: number; rooms?: number; panels?: number }

/**
 * A small practice in a real database: practitioners, rooms and panels in pools, two pens (label
 * 1.0 mm, and none stated), the built-in protocols with prices, a licensed owner and an assistant.
 */
export async function testPractice({ practitioners = 2, rooms = 2, panels = 1 }: Size = {}) {
  const database = await testDatabase()
  const start = new Date('2026-03-02T13:00:00Z')
  const practiceId = newId(start)
  const insert = (table: string, row: Record<string, unknown>) =>
    insertRow(database, table, { practice_id: practiceId, ...row })
  await insert('practice', {
    name: 'Quiet Room',
    zone,
    language: 'en',
    currency: 'USD',
    created_at: start,
  })
  const locationId = newId()
  await insert('location', {
    location_id: locationId,
    name: 'Main',
    zone,
    hours: JSON.stringify(weekdays),
  })
  const owner = await addStaff(insert, 'Robin Vale', { role: 'owner', licence: 'L.Ac. 7' })
  const assistant = await addStaff(insert, 'Kim Dale', { role: 'assistant', licence: '' })
  let made = 0
  const addResource = async (kind: string, name: string, more: Record<string, unknown>) => {
    // Ids rise in the order of making; two of one millisecond would stand in any order.
    const id = newId(new Date(start.getTime() + made++))
    await insert('resource', { resource_id: id, location_id: locationId, kind, name, ...more })
    return id
  }
  const many = (n: number, make: (i: number) => Promise<string>) =>
    Promise.all(Array.from({ length: n }, (_, i) => make(i + 1)))
  const skills = JSON.stringify(['needling', 'acupuncture'])
  const people = await many(practitioners, (i) =>
    addResource('practitioner', `P${i}`, { skills, hours: JSON.stringify(weekdays) }),
  )
  const roomIds = await many(rooms, (i) => addResource('room', `Room ${i}`, { pool: 'treatment' }))
  const panel = JSON.stringify({ ...unknownDevice, type: 'panel', wavelengthNm: 650, minutes: 20 })
  const panelIds = await many(panels, (i) =>
    addResource('device', `Panel ${i}`, { pool: 'light', device: panel }),
  )
  const pen = await addResource('device', 'Pen', {
    device: JSON.stringify({ ...unknownDevice, labelMaxDepthMm: 1 }),
  })
  const plainPen = await addResource('device', 'Old pen', { device: JSON.stringify(unknownDevice) })
  for (const [i, doc] of builtInProtocols.entries()) {
    await insert('protocol_version', {
      protocol_id: doc.id,
      protocol_version: doc.version,
      doc: JSON.stringify(doc),
      created_at: start,
    })
    await insert('service', {
      service_id: newId(),
      name: doc.id,
      protocol_id: doc.id,
      price_minor: i === 0 ? 120_001 : 9_000,
      light_price_minor: 1_000,
    })
  }

  /** Runs use cases as somebody at some time, in one transaction. */
  function at<T>(
    now: string | Date,
    work: (ctx: Context) => Promise<T>,
    actor: Actor = owner,
  ): Promise<T> {
    const moment = new Date(now)
    return withPractice(database, practiceId, async (tx) => {
      const db = repositories(tx, practiceId)
      const practice = await db.practice.find()
      if (!practice) throw new Error('the practice is gone')
      const permit = { permission: null } as unknown as Permit
      return work({
        permit,
        actor,
        practice,
        language: practice.language,
        db,
        now: moment,
        newId: () => newId(moment),
        newToken,
        site: 'http://localhost',
        about: () => {},
      })
    })
  }

  /** Adds a person whose form says these things, and nothing to tell otherwise. */
  async function person(own: Answers = {}, bornOn = '1980-02-03'): Promise<string> {
    const patientId = newId()
    await insert('patient', {
      patient_id: patientId,
      name: 'June Alder',
      sort_name: 'june alder',
      born_on: bornOn,
      created_at: start,
    })
    const questions = builtInProtocols.flatMap((one) => one.questions)
    const elements: Element[] = ['scalp', 'brow', 'light', 'acupuncture']
    const answers = fullAnswers({ questions, elements, today: '2026-03-02', own })
    await at(start, (ctx) =>
      ctx.db.answers.add({
        revisionId: newId(),
        patientId,
        answers,
        source: 'staff',
        visitId: null,
        at: start,
        byStaff: owner.id,
      }),
    )
    return patientId
  }

  const ask = (patientId: string, more: Partial<PlanAsk> = {}): PlanAsk => ({
    patientId,
    locationId,
    protocolId: needling(builtInProtocols).id,
    areas: ['scalp'],
    light: [],
    wishes: { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] },
    ...more,
  })

  return {
    database,
    practiceId,
    locationId,
    zone,
    owner,
    assistant,
    people,
    rooms: roomIds,
    panels: panelIds,
    pen,
    plainPen,
    insert,
    at,
    person,
    ask,
  }
}

const needling = (all: readonly Protocol[]) => all.find((one) => one.base === 'scalp') as Protocol

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>

async function addStaff(
  insert: Insert,
  name: string,
  more: Pick<Staff, 'role' | 'licence'>,
): Promise<Staff> {
  const id = newId()
  await insert('staff', {
    staff_id: id,
    name,
    email: `${id}@example.org`,
    created_at: new Date(0),
    ...more,
  })
  return { kind: 'staff', id, sessionId: newId(), name, ...more }
}

async function insertRow(database: TestDatabase, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  const places = names.map((_, i) => `$${i + 1}`)
  await database.owner.query(
    `INSERT INTO ${table} (${names}) VALUES (${places})`,
    Object.values(row),
  )
}
