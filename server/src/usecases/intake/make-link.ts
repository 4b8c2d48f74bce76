import { linkDays, tokenHash, withPractice } from '../../auth/session.ts'
import { type Context, staffOf } from '../context.ts'
import { found } from '../refusal.ts'

/**
 * Makes a link for one person and ends the older ones. The secret stands behind the `#`, so that
 * it reaches no server's log; stored is only its hash.
 * @throws Refusal `not-found`
 */
export async function makeLink(
  ctx: Context,
  patientId: string,
): Promise<{ link: string; expiresAt: string }> {
  ctx.about(patientId)
  found(await ctx.db.patients.findForChange(patientId))
  await ctx.db.intakeLinks.revokeAll(patientId, ctx.now)
  const secret = ctx.newToken()
  const expiresAt = new Date(ctx.now.getTime() + linkDays * 86_400_000)
  await ctx.db.intakeLinks.add({
    linkId: ctx.newId(),
    patientId,
    tokenHash: tokenHash(secret),
    expiresAt,
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  const token = withPractice(ctx.practice.practiceId, secret)
  return { link: `/p/#${token}`, expiresAt: expiresAt.toISOString() }
}
