import { z } from 'zod'
import { routes } from './index.ts'
import { problem } from './problem.ts'
import type { Route } from './route.ts'

/** The OpenAPI 3.1 document of the whole API, derived from the route table. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, entry] of Object.entries(routes) as [string, Route][]) {
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
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-anagen' },
        intakeLink: { type: 'apiKey', in: 'header', name: 'X-Intake-Token' },
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
      200: { description: 'Done', content: json(schemaOf(entry.response, 'output')) },
      default: {
        description: 'What went wrong, and what to do',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  }
}

function security(entry: Route): Record<string, string[]>[] {
  if (entry.policy.kind === 'public' || entry.policy.kind === 'first-run') return []
  return entry.policy.kind === 'intake-link' ? [{ intakeLink: [] }] : [{ session: [] }]
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

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
