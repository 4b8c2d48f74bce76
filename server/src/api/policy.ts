import { holds, type Permission, type Role } from '@anagen/contract'
import type { Permit } from '../usecases/context.ts'
import { Refusal } from '../usecases/refusal.ts'

/**
 * The only maker of permits: a role either holds the permission or the call ends here.
 * @throws Refusal `not-allowed`
 */
export function permit(role: Role | null, permission: Permission | null): Permit {
  if (permission !== null && (role === null || !holds(role, permission))) {
    throw new Refusal('not-allowed', 'Your role here does not include this.')
  }
  return { permission } as Permit
}
