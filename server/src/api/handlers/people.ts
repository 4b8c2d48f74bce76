import type { peopleRoutes } from '@anagen/contract'
import { answerIntake } from '../../usecases/intake/answer-intake.ts'
import { intakeForm } from '../../usecases/intake/intake-form.ts'
import { makeLink } from '../../usecases/intake/make-link.ts'
import { addPatient } from '../../usecases/people/add-patient.ts'
import { changePatient } from '../../usecases/people/change-patient.ts'
import { getPatient } from '../../usecases/people/get-patient.ts'
import { listPatients } from '../../usecases/people/list-patients.ts'
import { showTimeline } from '../../usecases/people/show-timeline.ts'
import { addClearance } from '../../usecases/screening/add-clearance.ts'
import { addHold } from '../../usecases/screening/add-hold.ts'
import { releaseHold } from '../../usecases/screening/release-hold.ts'
import { saveAnswers } from '../../usecases/screening/save-answers.ts'
import { viewScreening } from '../../usecases/screening/view-screening.ts'
import { withdrawClearance } from '../../usecases/screening/withdraw-clearance.ts'
import type { Handlers } from '../handlers.ts'

/** People, their answers and what is decided about them. A change answers with what it led to. */
export const peopleHandlers: Pick<Handlers, keyof typeof peopleRoutes> = {
  'patients.list': (ctx, { query }) => listPatients(ctx, query),
  'patients.create': (ctx, { body }) => addPatient(ctx, body),
  'patients.get': (ctx, { params }) => getPatient(ctx, params.patientId),
  'patients.update': (ctx, { params, body }) => changePatient(ctx, { ...params, ...body }),
  'patients.timeline': async (ctx, { params }) => ({
    events: await showTimeline(ctx, params.patientId),
  }),
  'patients.screening': (ctx, { params, query }) => viewScreening(ctx, { ...params, ...query }),
  'patients.answer': async (ctx, { params, body }) => {
    await saveAnswers(ctx, { ...params, ...body })
    return viewScreening(ctx, params)
  },
  'patients.link': (ctx, { params }) => makeLink(ctx, params.patientId),
  'patients.clear': async (ctx, { params, body }) => {
    await addClearance(ctx, { ...params, ...body })
    return viewScreening(ctx, params)
  },
  'patients.withdrawClearance': async (ctx, { params }) => {
    await withdrawClearance(ctx, params)
    return viewScreening(ctx, params)
  },
  'patients.hold': async (ctx, { params, body }) => {
    await addHold(ctx, { ...params, ...body })
    return viewScreening(ctx, params)
  },
  'patients.releaseHold': async (ctx, { params }) => {
    await releaseHold(ctx, params)
    return viewScreening(ctx, params)
  },
  'intake.get': intakeForm,
  'intake.answer': async (ctx, { body }) => {
    await answerIntake(ctx, body)
    return intakeForm(ctx)
  },
}
