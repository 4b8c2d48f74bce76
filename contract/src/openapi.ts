import { protocolSchema } from '@anagen/core/protocol'
import { exprSchema, questionSchema, ruleSchema, screeningSchema } from '@anagen/core/screening'
import { basisSchema, textSchema } from '@anagen/core/shared'
import { z } from 'zod'
import { json as anyJson, bytes } from './common.ts'
import * as contract from './index.ts'
import { problem } from './problem.ts'
import type { Route } from './route.ts'

// Schemas that many routes share stand once, under components, and are referred to by name.
const named: Record<string, z.ZodType> = {
  Protocol: protocolSchema,
  Question: questionSchema,
  Rule: ruleSchema,
  Screening: screeningSchema,
  Condition: exprSchema,
  Json: anyJson,
  Basis: basisSchema,
  Text: textSchema,
  Practice: contract.practice,
  Staff: contract.staff,
  Location: contract.location,
  Resource: contract.resource,
  Service: contract.service,
  Patient: contract.patient,
  ScreeningView: contract.screeningView,
  Visit: contract.visitView,
  Course: contract.courseView,
  PlanAsk: contract.planAsk,
  PlanAnswer: contract.planAnswer,
  VisitPage: contract.visitPage,
  Treatment: contract.treatment,
  Problem: problem,
}
const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) names.add(schema, { id })

/** The OpenAPI 3.1 document of the whole API, derived from the route table. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, entry] of Object.entries(contract.routes) as [string, Route][]) {
    const operations = paths[entry.path] ?? {}
    operations[entry.method.toLowerCase()] = operation(operationId, entry)
    paths[entry.path] = operations
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anagen',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://localhost:4242' }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-anagen' },
        intakeLink: { type: 'apiKey', in: 'header', name: 'X-Intake-Token' },
        offerLink: { type: 'apiKey', in: 'header', name: 'X-Offer-Token' },
      },
    },
  }
}

function operation(operationId: string, entry: Route): Record<string, unknown> {
  return {
    operationId,
    summary: entry.summary,
    'x-policy': entry.policy,
    security: security(entry),
    parameters: [
      ...parameters('path', entry.params),
      ...parameters('query', entry.query),
      ...keys(entry),
    ],
    ...(entry.body
      ? { requestBody: { required: true, content: json(schemaOf(entry.body, 'input')) } }
      : {}),
    responses: {
      200: { description: 'Done', content: contentOf(entry) },
      default: {
        description: 'What went wrong, and what to do',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  }
}

/** What a good answer is: JSON, but for the few texts. */
function contentOf({ media, response }: Route): unknown {
  const schema = schemaOf(response, 'output')
  return media ? { [media]: { schema } } : json(schema)
}

function security(entry: Route): Record<string, string[]>[] {
  if (['public', 'first-run', 'feed-link'].includes(entry.policy.kind)) return []
  if (entry.policy.kind === 'intake-link') return [{ intakeLink: [] }]
  if (entry.policy.kind === 'offer-link') return [{ offerLink: [] }]
  return [{ session: [] }]
}

function keys(entry: Route): Record<string, unknown>[] {
  if (entry.effect === 'read') return []
  const schema = { type: 'string', maxLength: 80 }
  return [{ name: 'Idempotency-Key', in: 'header', required: false, schema }]
}

function parameters(place: 'path' | 'query', shape?: z.ZodObject): Record<string, unknown>[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }))
}

function json(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } }
}

function components(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(names, { ...options('output'), uri: componentUri })
  return JSON.parse(JSON.stringify(schemas, withoutKeys))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  if (schema === bytes) return { type: 'string', format: 'binary' }
  const name = names.get(schema)?.id
  if (name) return { $ref: componentUri(name) }
  const made = z.toJSONSchema(schema, { ...options(io), metadata: names })
  return JSON.parse(
    JSON.stringify(made, withoutKeys).replaceAll('"#/$defs/', '"#/components/schemas/'),
  )
}

const componentUri = (id: string) => `#/components/schemas/${id}`
const options = (io: 'input' | 'output') => ({ io, unrepresentable: 'any' }) as const

/** Drops what says nothing inside a larger document. */
function withoutKeys(key: string, value: unknown): unknown {
  return key === '$schema' ||
    key === '$id' ||
    key === '$defs' ||
    (key === 'id' && typeof value === 'string')
    ? undefined
    : value
}
