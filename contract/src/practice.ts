import { z } from 'zod'
import {
  empty,
  hoursException,
  id,
  language,
  line,
  minor,
  version,
  weeklyHours,
  zone,
} from './common.ts'
import { roles } from './policy.ts'
import { route } from './route.ts'

const manage = { kind: 'permission', permission: 'practice.manage' } as const
const read = { kind: 'permission', permission: 'practice.read' } as const

export const practice = z.strictObject({
  practiceId: id,
  name: line,
  zone,
  language,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as USD'),
  /** Where people find help near here when their mood is low: shown as it is typed; may be empty. */
  help: z.string().trim().max(600),
  demo: z.boolean(),
  version,
})
export type Practice = z.infer<typeof practice>

export const staff = z.strictObject({
  staffId: id,
  name: line,
  email: z.email().max(254),
  role: z.enum(roles),
  /** Licence as it should stand under a signature; empty = not licensed to override. */
  licence: z.string().trim().max(200),
  active: z.boolean(),
  version,
})
export type Staff = z.infer<typeof staff>

export const password = z
  .string()
  .min(15, 'must have at least 15 characters')
  .max(128, 'must have at most 128 characters')

export const location = z.strictObject({
  locationId: id,
  name: line,
  zone,
  hours: weeklyHours,
  version,
})
export type Location = z.infer<typeof location>

/** What is known of a device; limits are those of the maker's label. Null = not known. */
export const device = z.strictObject({
  type: z.enum(['pen', 'panel', 'helmet', 'comb', 'camera']),
  maker: z.string().trim().max(100),
  model: z.string().trim().max(100),
  labelMaxDepthMm: z.number().min(0.1).max(3).nullable(),
  wavelengthNm: z.number().min(400).max(1100).nullable(),
  irradianceMwCm2: z.number().min(0).max(1000).nullable(),
  areaDefinition: z.enum(['spot', 'aperture', 'treated area']).nullable(),
  dutyCycle: z.number().gt(0).max(1).nullable(),
  minutes: z.number().min(1).max(120).nullable(),
})
export type Device = z.infer<typeof device>

export const resource = z.strictObject({
  resourceId: id,
  locationId: id,
  kind: z.enum(['practitioner', 'room', 'device']),
  name: line,
  staffId: id.nullable(),
  /** Interchangeable rooms or devices share a pool. */
  pool: z.string().trim().min(1).max(60).nullable(),
  skills: z.array(z.string().trim().min(1).max(60)).max(20),
  hours: weeklyHours,
  exceptions: z.array(hoursException).max(400),
  device: device.nullable(),
  active: z.boolean(),
  version,
})
export type Resource = z.infer<typeof resource>

export const service = z.strictObject({
  serviceId: id,
  name: line,
  protocolId: z.string().min(1).max(80),
  /** Price of the whole course, and of adding light to one visit. */
  priceMinor: minor,
  lightPriceMinor: minor,
  active: z.boolean(),
  version,
})
export type Service = z.infer<typeof service>

export const protocolInfo = z.strictObject({
  protocolId: z.string(),
  version: z.int(),
  name: z.strictObject({ en: z.string(), es: z.string() }),
  builtIn: z.boolean(),
  departures: z.int(),
})

const resourceFields = resource.omit({ resourceId: true, version: true })
const serviceFields = service.omit({ serviceId: true, version: true })
const locationFields = location.omit({ locationId: true, version: true })

export const practiceRoutes = {
  'setup.status': route({
    method: 'GET',
    path: '/api/setup',
    summary: 'Whether this installation still has to be set up',
    policy: { kind: 'public' },
    effect: 'read',
    health: false,
    response: z.strictObject({ needed: z.boolean(), demo: z.boolean() }),
  }),
  'setup.create': route({
    method: 'POST',
    path: '/api/setup',
    summary: 'Create the practice, its owner, rooms, devices and services, and sign the owner in',
    policy: { kind: 'first-run' },
    effect: 'write',
    health: false,
    body: z.strictObject({
      practice: practice.pick({ name: true, zone: true, language: true, currency: true }),
      location: locationFields.omit({ zone: true }),
      owner: z.strictObject({
        name: line,
        email: staff.shape.email,
        password,
        licence: staff.shape.licence,
        treats: z.boolean(),
      }),
      practitioners: z.array(z.strictObject({ name: line })).max(30),
      rooms: z
        .array(z.strictObject({ name: line }))
        .min(1, 'add at least one room')
        .max(60),
      devices: z.array(z.strictObject({ name: line, device })).max(60),
      services: z
        .array(
          z.strictObject({
            protocolId: z.string().min(1).max(80),
            name: line,
            priceMinor: minor,
            lightPriceMinor: minor,
          }),
        )
        .max(20),
    }),
    response: z.strictObject({ practiceId: id }),
  }),
  'setup.demo': route({
    method: 'POST',
    path: '/api/setup/demo',
    summary: 'Fill this installation with the demo practice',
    policy: { kind: 'first-run' },
    effect: 'write',
    health: false,
    body: z.strictObject({ language }),
    /** The owner's sign-in, made at random and shown only here. */
    response: z.strictObject({ email: z.string(), password: z.string() }),
  }),
  'setup.demoProgress': route({
    method: 'GET',
    path: '/api/setup/demo',
    summary: 'How far the demo practice has grown',
    policy: { kind: 'public' },
    effect: 'read',
    health: false,
    response: z.strictObject({
      state: z.enum(['none', 'running', 'ready', 'failed']),
      done: z.int(),
      of: z.int(),
    }),
  }),
  'session.create': route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    policy: { kind: 'public' },
    effect: 'write',
    health: false,
    body: z.strictObject({
      email: z.string().trim().min(1).max(254),
      password: z.string().min(1).max(128),
    }),
    response: z.strictObject({ staffId: id }),
  }),
  'session.end': route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    policy: { kind: 'signed-in' },
    effect: 'write',
    health: false,
    response: empty,
  }),
  'session.get': route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, where, and what they may do',
    policy: { kind: 'signed-in' },
    effect: 'read',
    health: false,
    response: z.strictObject({
      staff,
      practice,
      permissions: z.array(z.string()),
      locations: z.array(location),
      today: z.iso.date(),
    }),
  }),
  'practice.update': route({
    method: 'PATCH',
    path: '/api/practice',
    summary: 'Change the practice',
    policy: manage,
    effect: 'write',
    health: false,
    body: practice.omit({ practiceId: true, demo: true }),
    response: practice,
  }),
  'locations.update': route({
    method: 'PUT',
    path: '/api/locations/{locationId}',
    summary: 'Change a location and its opening hours',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ locationId: id }),
    body: location.omit({ locationId: true }),
    response: location,
  }),
  'locations.create': route({
    method: 'POST',
    path: '/api/locations',
    summary: 'Add a location',
    policy: manage,
    effect: 'write',
    health: false,
    body: locationFields,
    response: location,
  }),
  'staff.list': route({
    method: 'GET',
    path: '/api/staff',
    summary: 'The people who work here',
    policy: manage,
    effect: 'read',
    health: false,
    response: z.strictObject({ staff: z.array(staff) }),
  }),
  'staff.create': route({
    method: 'POST',
    path: '/api/staff',
    summary: 'Add a person who works here, with a first password',
    policy: manage,
    effect: 'write',
    health: false,
    body: staff.pick({ name: true, email: true, role: true, licence: true }).extend({ password }),
    response: staff,
  }),
  'staff.update': route({
    method: 'PUT',
    path: '/api/staff/{staffId}',
    summary: 'Change a person who works here',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ staffId: id }),
    body: staff.omit({ staffId: true, email: true }),
    response: staff,
  }),
  'resources.list': route({
    method: 'GET',
    path: '/api/resources',
    summary: 'Practitioners, rooms and devices',
    policy: read,
    effect: 'read',
    health: false,
    response: z.strictObject({ resources: z.array(resource) }),
  }),
  'resources.create': route({
    method: 'POST',
    path: '/api/resources',
    summary: 'Add a practitioner, room or device',
    policy: manage,
    effect: 'write',
    health: false,
    body: resourceFields,
    response: resource,
  }),
  'resources.update': route({
    method: 'PUT',
    path: '/api/resources/{resourceId}',
    summary: 'Change a practitioner, room or device',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ resourceId: id }),
    body: resource.omit({ resourceId: true }),
    response: resource,
  }),
  'services.list': route({
    method: 'GET',
    path: '/api/services',
    summary: 'What the practice offers, with prices',
    policy: read,
    effect: 'read',
    health: false,
    response: z.strictObject({ services: z.array(service) }),
  }),
  'services.create': route({
    method: 'POST',
    path: '/api/services',
    summary: 'Add a service',
    policy: manage,
    effect: 'write',
    health: false,
    body: serviceFields,
    response: service,
  }),
  'services.update': route({
    method: 'PUT',
    path: '/api/services/{serviceId}',
    summary: 'Change a service',
    policy: manage,
    effect: 'write',
    health: false,
    params: z.strictObject({ serviceId: id }),
    body: service.omit({ serviceId: true }),
    response: service,
  }),
  'audit.list': route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what, newest first',
    policy: { kind: 'permission', permission: 'audit.read' },
    effect: 'read',
    health: false,
    query: z.strictObject({ before: z.iso.datetime().optional() }),
    response: z.strictObject({
      entries: z.array(
        z.strictObject({
          auditId: id,
          at: z.iso.datetime(),
          actor: z.string(),
          role: z.string(),
          action: z.string(),
          patient: z.string().nullable(),
        }),
      ),
    }),
  }),
}
