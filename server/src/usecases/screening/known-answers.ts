import type { Answer, Answers, Question } from '@anagen/core/screening'
import { ageOn } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { todayOf } from '../today.ts'

/** What the practice has on record about a person; null where it has nothing. */
type Record = {
  bornOn: string | null
  today: string
  lastNeedled: { on: string; depthMm: number } | null
  /** Pulses of the lights in use, in Hz; 0 where every one of them is steady. */
  pulseHz: number | null
}

/**
 * The answers given, and those that the record answers better: age, the last needling here, and
 * how the lights in use pulse. A needling elsewhere that lies later than the last one here stands.
 */
export async function knownAnswers(
  ctx: Context,
  { patientId, questions }: { patientId: string; questions: readonly Question[] },
): Promise<Answers> {
  const given = (await ctx.db.answers.latest(patientId))?.answers ?? {}
  return { ...given, ...factsFor(questions, given, await recordOf(ctx, patientId)) }
}

async function recordOf(ctx: Context, patientId: string): Promise<Record> {
  const patient = await ctx.db.patients.find(patientId)
  const signed = await ctx.db.records.signedOf(patientId)
  const last = signed.find(({ doc }) => doc.treatment.zones.length > 0)
  const depths = last?.doc.treatment.zones.map((zone) => zone.depthMm) ?? []
  return {
    bornOn: patient?.bornOn ?? null,
    today: todayOf(ctx),
    lastNeedled: last ? { on: last.date, depthMm: Math.max(...depths) } : null,
    pulseHz: await pulseOfLights(ctx),
  }
}

// Of a light with a duty cycle only the share of time is known, not how often it pulses.
async function pulseOfLights(ctx: Context): Promise<number | null> {
  const resources = await ctx.db.resources.list()
  const lights = resources.filter((one) => one.active && one.device?.wavelengthNm != null)
  const steady = lights.length > 0 && lights.every((one) => one.device?.dutyCycle === 1)
  return steady ? 0 : null
}

function factsFor(questions: readonly Question[], given: Answers, record: Record): Answers {
  const needledOn = questions.find((one) => one.answeredFrom === 'record.lastNeedledOn')
  const said = needledOn ? given[needledOn.id] : undefined
  const elsewhere = typeof said === 'string' && said !== 'unknown' ? said : ''
  const here = record.lastNeedled && record.lastNeedled.on >= elsewhere ? record.lastNeedled : null
  const facts: Answers = {}
  for (const question of questions) {
    const fact = factFor(question, { ...record, lastNeedled: here })
    if (fact !== null) facts[question.id] = fact
  }
  return facts
}

function factFor({ answeredFrom, kind }: Question, record: Record): Answer | null {
  const { bornOn, today, lastNeedled, pulseHz } = record
  switch (answeredFrom) {
    case 'patient.bornOn':
      if (bornOn === null) return null
      return kind === 'number' ? ageOn(bornOn, today) : bornOn
    case 'record.lastNeedledOn':
      return lastNeedled?.on ?? null
    case 'record.lastDepthMm':
      return lastNeedled?.depthMm ?? null
    case 'device.pulseHz':
      return pulseHz
    default:
      return null
  }
}
