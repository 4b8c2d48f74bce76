import type { Device, InputOf, Resource, Routes } from '@anagen/contract'
import { builtInProtocols } from '@anagen/core/protocol'
import type { Repositories } from '../../db/repositories/index.ts'
import { newId } from '../../ids.ts'
import { badField } from '../practice/bad-field.ts'

export type SetupBody = InputOf<Routes['setup.create']>['body']

/** Pool names and skills that the built-in protocols ask for. */
const roomPool = 'treatment'
const lightPool = 'light'
const skills = ['needling', 'acupuncture']
const lightDevices: Device['type'][] = ['panel', 'helmet', 'comb']

type New = { practiceId: string; staffId: string; passwordHash: string; now: Date; demo: boolean }

/** Writes a new practice with its owner, protocols, places and services. @throws Refusal `bad-request` */
export async function fillPractice(db: Repositories, body: SetupBody, made: New): Promise<void> {
  const { practiceId, staffId, passwordHash, now, demo } = made
  const { name, email, licence } = body.owner
  await db.directory.add({ email, practiceId, staffId })
  await db.practice.add({ ...body.practice, practiceId, demo, createdAt: now })
  await db.staff.add({
    staffId,
    name,
    email,
    licence,
    role: 'owner',
    passwordHash,
    createdAt: now,
  })
  for (const protocol of builtInProtocols)
    await db.protocols.add({ protocol, at: now, byStaff: null })
  const locationId = newId(now)
  await db.locations.add({ ...body.location, zone: body.practice.zone, locationId, version: 1 })
  // Ids rise with the place in the list, and lists show things in the order they were entered.
  const nth = (i: number) => newId(new Date(now.getTime() + i))
  for (const [i, resource] of resourcesOf(body, { locationId, staffId }).entries())
    await db.resources.add({ ...resource, resourceId: nth(i) })
  for (const [i, service] of servicesOf(body).entries())
    await db.services.add({ ...service, serviceId: nth(i), active: true, version: 1 })
  const entry = { id: newId(now), at: now, actorId: staffId, actorRole: 'owner', patientId: null }
  await db.audit.add({ ...entry, action: 'setup.create' })
}

function resourcesOf(
  body: SetupBody,
  { locationId, staffId }: { locationId: string; staffId: string },
): Omit<Resource, 'resourceId'>[] {
  const base = { locationId, exceptions: [], active: true, version: 1, staffId: null, device: null }
  const { hours } = body.location
  const practitioner = { ...base, kind: 'practitioner', pool: null, skills, hours } as const
  const free = { ...base, skills: [], hours: [] }
  return [
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
}

function servicesOf({ services }: SetupBody): SetupBody['services'] {
  const known = new Set(builtInProtocols.map((one) => one.id))
  const at = services.findIndex((one) => !known.has(one.protocolId))
  if (at >= 0) throw badField(`services.${at}.protocolId`, 'is not a protocol of this practice')
  return services
}
