import {
  type Location,
  location,
  type Resource,
  resource,
  type Service,
  service,
} from '@anagen/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { remembered } from './remembered.ts'

/** The locations of one practice, read once in a transaction. */
export function locationsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('location')
      .select(['location_id as locationId', 'name', 'zone', 'hours', 'version'])
      .where('practice_id', '=', practiceId)

  const { read: list, forget } = remembered<Location[]>(async () => {
    const rows = await select().orderBy('location_id').execute()
    return rows.map((row) => location.parse(row))
  })

  return {
    list,
    forget,

    async find(locationId: string): Promise<Location | null> {
      return (await list()).find((one) => one.locationId === locationId) ?? null
    },

    async add({ locationId, hours, version: _, ...row }: Location): Promise<void> {
      const values = {
        ...row,
        practice_id: practiceId,
        location_id: locationId,
        hours: JSON.stringify(hours),
      }
      await tx.insertInto('location').values(values).execute()
      forget()
    },

    /** False when somebody changed the row since `version`. */
    async save({ locationId, hours, version, ...row }: Location): Promise<boolean> {
      const done = await tx
        .updateTable('location')
        .set({ ...row, hours: JSON.stringify(hours), version: version + 1 })
        .where('practice_id', '=', practiceId)
        .where('location_id', '=', locationId)
        .where('version', '=', version)
        .executeTakeFirst()
      forget()
      return done.numUpdatedRows === 1n
    },
  }
}

function resourceValues({ resourceId: _, version: __, locationId, staffId, ...row }: Resource) {
  return {
    kind: row.kind,
    name: row.name,
    pool: row.pool,
    active: row.active,
    location_id: locationId,
    staff_id: staffId,
    skills: JSON.stringify(row.skills),
    hours: JSON.stringify(row.hours),
    exceptions: JSON.stringify(row.exceptions),
    device: row.device ? JSON.stringify(row.device) : null,
  }
}

/** Practitioners, rooms and devices of one practice, in the order they were added, read once in a transaction. */
export function resourcesRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('resource')
      .select([
        'resource_id as resourceId',
        'location_id as locationId',
        'kind',
        'name',
        'staff_id as staffId',
        'pool',
        'skills',
        'hours',
        'exceptions',
        'device',
        'active',
        'version',
      ])
      .where('practice_id', '=', practiceId)

  const { read: list, forget } = remembered<Resource[]>(async () => {
    const rows = await select().orderBy('resource_id').execute()
    return rows.map((row) => resource.parse(row))
  })

  return {
    list,
    forget,

    async find(resourceId: string): Promise<Resource | null> {
      return (await list()).find((one) => one.resourceId === resourceId) ?? null
    },

    async add(added: Resource): Promise<void> {
      const values = {
        ...resourceValues(added),
        practice_id: practiceId,
        resource_id: added.resourceId,
      }
      await tx.insertInto('resource').values(values).execute()
      forget()
    },

    /** False when somebody changed the row since `version`. */
    async save(changed: Resource): Promise<boolean> {
      const done = await tx
        .updateTable('resource')
        .set({ ...resourceValues(changed), version: changed.version + 1 })
        .where('practice_id', '=', practiceId)
        .where('resource_id', '=', changed.resourceId)
        .where('version', '=', changed.version)
        .executeTakeFirst()
      forget()
      return done.numUpdatedRows === 1n
    },
  }
}

/** What one practice offers, with prices. */
export function servicesRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('service')
      .select([
        'service_id as serviceId',
        'name',
        'protocol_id as protocolId',
        'price_minor as priceMinor',
        'light_price_minor as lightPriceMinor',
        'active',
        'version',
      ])
      .where('practice_id', '=', practiceId)
  const values = ({ name, protocolId, priceMinor, lightPriceMinor, active }: Service) => ({
    name,
    active,
    protocol_id: protocolId,
    price_minor: priceMinor,
    light_price_minor: lightPriceMinor,
  })

  return {
    async list(): Promise<Service[]> {
      const rows = await select().orderBy('service_id').execute()
      return rows.map((row) => service.parse(row))
    },

    async find(serviceId: string): Promise<Service | null> {
      const row = await select().where('service_id', '=', serviceId).executeTakeFirst()
      return row ? service.parse(row) : null
    },

    async add(added: Service): Promise<void> {
      await tx
        .insertInto('service')
        .values({ ...values(added), practice_id: practiceId, service_id: added.serviceId })
        .execute()
    },

    /** False when somebody changed the row since `version`. */
    async save(changed: Service): Promise<boolean> {
      const done = await tx
        .updateTable('service')
        .set({ ...values(changed), version: changed.version + 1 })
        .where('practice_id', '=', practiceId)
        .where('service_id', '=', changed.serviceId)
        .where('version', '=', changed.version)
        .executeTakeFirst()
      return done.numUpdatedRows === 1n
    },
  }
}
