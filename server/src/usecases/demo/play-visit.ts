import type { Treatment } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import type { Answers } from '@anagen/core/screening'
import type { VisitRow } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { elementsOf } from '../courses/elements.ts'
import { balanceOf } from '../courses/money.ts'
import { payCourse } from '../courses/pay-course.ts'
import { answerVisit } from '../record/answer-visit.ts'
import { saveRecord } from '../record/save-record.ts'
import { signConsent } from '../record/sign-consent.ts'
import { signRecord } from '../record/sign-record.ts'
import { visitFacts } from '../record/visit-facts.ts'
import { minutesAfter } from '../series/wall-time.ts'
import { loadVisit } from '../visits/load-visit.ts'
import { setVisitState } from '../visits/set-visit-state.ts'
import { act, type Stage } from './stage.ts'

/** A visit from the door to the signature, at its own time. */
export async function playVisit(stage: Stage, visit: VisitRow): Promise<void> {
  await act(stage, visit.startsAt, {
    action: 'visits.record',
    work: async (ctx) => {
      await arrive(ctx, visit)
      await answerVisit(ctx, { visitId: visit.visitId, answers: await sinceLastTime(ctx, visit) })
      await consent(ctx, visit)
      const treatment = await demoTreatment(ctx, stage, visit)
      await saveRecord(ctx, { visitId: visit.visitId, treatment, seq: 0 })
    },
  })
  await act(stage, minutesAfter(visit.endsAt, -5), {
    action: 'visits.sign',
    work: async (ctx) => {
      await payShare(ctx, visit, stage.random() < 0.9)
      await signRecord(ctx, { visitId: visit.visitId, seq: 1 })
    },
  })
}

export async function arrive(ctx: Context, visit: VisitRow): Promise<void> {
  await setVisitState(ctx, { visitId: visit.visitId, state: 'arrived', version: visit.version })
}

/** What a person says before a visit: the last one has settled, nothing else is new. */
export async function sinceLastTime(ctx: Context, visit: VisitRow): Promise<Answers> {
  const visits = await ctx.db.visits.ofCourse(visit.courseId)
  const last = visits.filter((one) => one.n < visit.n && one.state === 'done').at(-1)
  if (!last) return {}
  const { protocol } = await loadVisit(ctx, visit.visitId)
  const asks = (id: string) => protocol.questions.some((question) => question.id === id)
  if (!asks('last-session')) return {}
  return {
    'last-session': 'settled',
    ...(asks('last-needled-on') ? { 'last-needled-on': last.date } : {}),
  }
}

async function consent(ctx: Context, visit: VisitRow): Promise<void> {
  const loaded = await loadVisit(ctx, visit.visitId)
  const patient = await ctx.db.patients.find(visit.patientId)
  const { consents } = await visitFacts(ctx, loaded)
  for (const { key, version, signedAt, needed } of consents) {
    if (signedAt !== null || !needed) continue
    const signer = patient?.name ?? ''
    await signConsent(ctx, { visitId: visit.visitId, key, version, signer, strokes: [] })
  }
}

/** A plausible record: settings within the protocol, a little deeper as visits go well. */
async function demoTreatment(ctx: Context, stage: Stage, visit: VisitRow): Promise<Treatment> {
  const { protocol, course } = await loadVisit(ctx, visit.visitId)
  const elements = elementsOf(course.areas, visit.light, visit.brow)
  const zones = protocol.areas
    .filter((area) => elements.includes(area.element))
    .filter((area) => area.element === 'brow' || stage.random() < 0.5 || area.id === 'crown')
    .map(({ id, element }) => ({
      zone: id,
      depthMm: element === 'brow' ? 0.25 : Math.min(1.5, 0.6 + 0.1 * Math.min(visit.n - 1, 3)),
      passes: 4,
    }))
  const needled = zones.length > 0
  return {
    ...emptyTreatment,
    zones,
    pen: needled ? stage.pen.resourceId : null,
    cartridge: needled ? cartridge(stage, visit) : null,
    endPoint: needled ? 'mild redness' : null,
    light: visit.light ? lightOf(stage) : null,
    acupuncture: elements.includes('acupuncture')
      ? { points: 'GV20, GB8, LI4, ST36', minutes: 25 }
      : null,
    pain: needled ? 1 + Math.floor(stage.random() * 3) : 0,
    reaction: { redness: needled ? 1 : 0, bleeding: 0, other: '' },
    aftercareGiven: true,
    photos: { taken: stage.random() < 0.9, reason: 'not wished today' },
  }
}

function cartridge(stage: Stage, visit: VisitRow): Treatment['cartridge'] {
  const year = Number(visit.date.slice(0, 4)) + 2
  const lot = `N${visit.date.slice(2, 4)}${visit.date.slice(5, 7)}-${1 + Math.floor(stage.random() * 3)}`
  return { lot, expiry: `${year}-06-30`, openedInView: true }
}

function lightOf({ panel: { resourceId, device } }: Stage): Treatment['light'] {
  return {
    device: resourceId,
    wavelengthNm: device?.wavelengthNm ?? null,
    irradianceMwCm2: device?.irradianceMwCm2 ?? null,
    areaDefinition: device?.areaDefinition ?? null,
    dutyCycle: device?.dutyCycle ?? null,
    minutes: device?.minutes ?? 20,
    goggles: true,
  }
}

/** Pays what the visits done so far cost, so that the package is neither behind nor far ahead. */
async function payShare(ctx: Context, visit: VisitRow, pays: boolean): Promise<void> {
  if (!pays) return
  const course = await ctx.db.courses.find(visit.courseId)
  const visits = await ctx.db.visits.ofCourse(visit.courseId)
  const { paidMinor } = balanceOf(await ctx.db.ledger.ofCourses([visit.courseId]))
  const done = visits.filter((one) => one.state === 'done').length + 1
  const due = Math.ceil(((course?.priceMinor ?? 0) * done) / visits.length) - paidMinor
  if (due <= 0) return
  const payment = { courseId: visit.courseId, kind: 'payment', amountMinor: due, note: '' } as const
  await payCourse(ctx, payment)
}
