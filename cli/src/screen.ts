import { microneedlingSixMonthly, type Protocol, protocolSchema } from '@anagen/core/protocol'
import { allowsBooking, clearanceSchema, decide, parseAnswers } from '@anagen/core/screening'
import { dateSchema, elementSchema } from '@anagen/core/shared'
import { z } from 'zod'
import { BadInput, readJson, withBadInput } from './read-json.ts'

/** Answers alone, or answers with the day, the elements planned and clearances held. */
const envelope = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  today: dateSchema.optional(),
  elements: z.array(elementSchema).min(1).optional(),
  clearances: z.array(clearanceSchema).default([]),
})

/**
 * `anagen screen`: prints the decision for each element as JSON.
 * Answers 0 for proceed or note, 3 otherwise, 2 for input that cannot be used.
 */
export function screenCommand(file: string, protocolFile: string | undefined): Promise<number> {
  return withBadInput(async () => {
    const protocol = await readProtocol(protocolFile)
    const input = readEnvelope(await readJson(file))
    const today = input.today ?? localToday()
    const parsed = parseAnswers(protocol.questions, input.answers, today)
    if (!parsed.ok) {
      throw new BadInput(parsed.problems.map((p) => ({ ...p, path: `answers.${p.path}` })))
    }
    const screening = decide({
      questions: protocol.questions,
      rules: protocol.rules,
      answers: parsed.answers,
      clearances: input.clearances,
      elements: input.elements ?? protocol.elements,
      today,
    })
    console.log(JSON.stringify(screening, null, 2))
    return allowsBooking(screening.overall) ? 0 : 3
  })
}

function readEnvelope(raw: unknown): z.infer<typeof envelope> {
  const isEnvelope = typeof raw === 'object' && raw !== null && 'answers' in raw
  return parse(envelope, isEnvelope ? raw : { answers: raw })
}

async function readProtocol(file: string | undefined): Promise<Protocol> {
  return file ? parse(protocolSchema, await readJson(file)) : microneedlingSixMonthly
}

function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new BadInput(
    parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
  )
}

/** Today on this machine's own calendar. */
function localToday(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
