/** The roles of a practice's staff. */
export const roles = ['owner', 'practitioner', 'assistant', 'front_desk', 'read_only'] as const
export type Role = (typeof roles)[number]

/** What a role may do. Grants are listed here and nowhere else. */
export const permissions = {
  /** Change the practice, its people, rooms, devices, services and protocols. */
  'practice.manage': ['owner'],
  /** Read settings that the calendar and the planner need. */
  'practice.read': ['owner', 'practitioner', 'assistant', 'front_desk', 'read_only'],
  /** Read people, the calendar and the state of courses. */
  'people.read': ['owner', 'practitioner', 'assistant', 'front_desk', 'read_only'],
  /** Add and change people, hand out intake links. */
  'people.write': ['owner', 'practitioner', 'assistant', 'front_desk'],
  /** Plan, book, move and cancel visits, take payments. */
  'book.write': ['owner', 'practitioner', 'assistant', 'front_desk'],
  /** Read answers, decisions, treatment records. */
  'care.read': ['owner', 'practitioner', 'assistant', 'read_only'],
  /** Record answers, consents, treatment drafts. */
  'care.write': ['owner', 'practitioner', 'assistant'],
  /** Sign records, enter clearances, overrides and holds. */
  'care.sign': ['owner', 'practitioner'],
  /** Read who did what. */
  'audit.read': ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role holds a permission. */
export function holds(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}
