import type { Device, InputOf, Resource, Routes } from '@anagen/contract'
import { builtInProtocols } from '@anagen/core/protocol'
import { hashPassword } from '../../auth/password.ts'
import type { Database } from '../../db/open-database.ts'
import { directoryRepository } from '../../db/repositories/directory.ts'
import { type Repositories, repositories } from '../../db/repositories/index.ts'
import { withPractice } from '../../db/tenant.ts'
import { newId } from '../../ids.ts'
import { refuseCommonPassword } from '../practice/common-passwords.ts'
import { Refusal } from '../refusal.ts'

export type SetupBody = InputOf<Routes['setup.create']>['body']
type Made = { practiceId: string; staffId: string }

/** Pool names and skills that the built-in protocols ask for. */
const roomPool = 'treatment'
const lightPool = 'light'
const skills = ['needling', 'acupuncture']
const lightDevices: Device['type'][] = ['panel', 'helmet', 'comb']

/**
 * Creates the first practice of this installation: all of it or nothing. Of two set-ups at once
 * one wins.
 * @throws Refusal `exists` when there is a practice already
 */
export async function createPractice(
  database: Database,
  body: SetupBody,
  { now, demo }: { now: Date; demo: boolean },
): Promise<Made> {
  refuseCommonPassword(body.owner.password, 'owner.password')
  const passwordHash = await hashPassword(body.owner.password)
  const practiceId = newId(now)
  const staffId = newId(now)
  await withPractice(database, practiceId, async (tx) => {
    const directory = directoryRepository(tx)
    await directory.lockSetup()
    if (!(await directory.isEmpty())) {
      throw new Refusal('exists', 'This installation is set up already. Sign in.')
    }
    const db = repositories(tx, practiceId)
    await directory.add({ email: body.owner.email, practiceId, staffId })
    await db.practice.add({ ...body.practice, practiceId, demo, createdAt: now })
    const { name, email, licence } = body.owner
    await db.staff.add({
      staffId,
      name,
      email,
      licence,
      role: 'owner',
      passwordHash,
      createdAt: now,
    })
    await addPlaces(db, body, { staffId, now })
    for (const protocol of builtInProtocols) {
      await db.protocols.add({ protocol, at: now, byStaff: null })
    }
    await db.audit.add({
      id: newId(now),
      at: now,
      actorId: staffId,
      actorRole: 'owner',
      action: 'setup.create',
      patientId: null,
    })
  })
  return { practiceId, staffId }
}

async function addPlaces(
  db: Repositories,
  body: SetupBody,
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  const locationId = newId(now)
  await db.locations.add({ ...body.location, zone: body.practice.zone, locationId, version: 1 })
  const base = { locationId, exceptions: [], active: true, version: 1, staffId: null, device: null }
  const practitioner = {
    ...base,
    kind: 'practitioner',
    pool: null,
    skills,
    hours: body.location.hours,
  } as const
  const free = { ...base, skills: [], hours: [] }
  const resources: Omit<Resource, 'resourceId'>[] = [
    ...(body.owner.treats ? [{ ...practitioner, name: body.owner.name, staffId }] : []),
    ...body.practitioners.map(({ name }) => ({ ...practitioner, name })),
    ...body.rooms.map(({ name }) => ({ ...free, kind: 'room' as const, name, pool: roomPool })),
    ...body.devices.map(({ name, device }) => ({
      ...free,
      kind: 'device' as const,
      name,
      device,
      pool: lightDevices.includes(device.type) ? lightPool : null,
    })),
  ]
  // One after the other: ids rise, and lists show things in the order they were entered.
  for (const resource of resources) await db.resources.add({ ...resource, resourceId: newId() })
  for (const service of body.services) {
    await db.services.add({ ...service, serviceId: newId(), active: true, version: 1 })
  }
}
