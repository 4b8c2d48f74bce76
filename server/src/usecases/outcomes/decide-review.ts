import type { InputOf, ReviewView, Routes } from '@anagen/contract'
import type { Language, Text } from '@anagen/core/shared'
import { Temporal } from 'temporal-polyfill'
import { type Context, staffOf } from '../context.ts'
import { badField } from '../practice/bad-field.ts'
import { found, Refusal } from '../refusal.ts'
import { type Followed, followCourse } from './followed.ts'
import { reviewViews } from './reviews.ts'

type Deciding = InputOf<Routes['reviews.decide']>['body'] & { courseId: string; reviewId: string }

/**
 * Holds a review. Stopping cancels nothing by itself and referring leaves the course as it is. Held
 * again, the later decision counts and both are kept.
 * @throws Refusal `not-found`, `blocked` before it is due, `bad-request` where the person must consent anew to go on
 */
export async function decideReview(
  ctx: Context,
  { courseId, reviewId, decision, reconsented, note }: Deciding,
): Promise<ReviewView> {
  const followed = await followCourse(ctx, courseId)
  found(followed.protocol.reviews.find((one) => one.id === reviewId))
  const review = await reviewOf(ctx, followed, reviewId)
  if (!review)
    throw blocked(ctx, {
      en: 'The visits that this review belongs to are no longer planned.',
      es: 'Las visitas a las que pertenece esta revisión ya no están previstas.',
    })
  if (review.state === 'ahead')
    throw blocked(ctx, {
      en: `This review opens on ${dayIn('en', review.from)}.`,
      es: `Esta revisión se abre el ${dayIn('es', review.from)}.`,
    })
  if (decision === 'go on' && review.reconsent && !reconsented)
    throw badField('reconsented', 'is needed to go on: at this review the person is asked anew')
  await ctx.db.reviews.addDecision({
    decisionId: ctx.newId(),
    ...{ courseId, reviewId, decision, reconsented, note },
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  return found(await reviewOf(ctx, followed, reviewId))
}

/** The reason stands among the problems, in the language of whoever reads it. */
const blocked = ({ language }: Context, { [language]: message, en }: Text) =>
  new Refusal('blocked', en, [{ path: 'reviewId', message }])

const dayIn = (language: Language, date: string) =>
  Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: 'full' })

async function reviewOf(ctx: Context, { protocol, visits, today }: Followed, reviewId: string) {
  const decisions = await ctx.db.reviews.decisionsOf(visits.slice(0, 1).map((one) => one.courseId))
  const views = reviewViews({ protocol, visits, decisions, today, language: ctx.language })
  return views.find((one) => one.reviewId === reviewId)
}
