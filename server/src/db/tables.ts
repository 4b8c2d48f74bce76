import type { ColumnType, Generated } from 'kysely'

/** A jsonb column: parsed by the schema of its topic when read, written as JSON text. */
export type Json = ColumnType<unknown, string, string>

export type SignInDirectoryTable = {
  email: string
  practice_id: string
  staff_id: string
}

export type PracticeTable = {
  practice_id: string
  name: string
  zone: string
  language: string
  currency: string
  help: Generated<string>
  demo: Generated<boolean>
  created_at: Date
  version: Generated<number>
}

export type StaffTable = {
  practice_id: string
  staff_id: string
  name: string
  email: string
  role: 'owner' | 'practitioner' | 'assistant' | 'front_desk' | 'read_only'
  licence: Generated<string>
  password_hash: string | null
  active: Generated<boolean>
  created_at: Date
  version: Generated<number>
}

export type SessionTable = {
  practice_id: string
  session_id: string
  staff_id: string
  token_hash: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type LocationTable = {
  practice_id: string
  location_id: string
  name: string
  zone: string
  hours: Json
  version: Generated<number>
}

export type ResourceTable = {
  practice_id: string
  resource_id: string
  location_id: string
  kind: 'practitioner' | 'room' | 'device'
  name: string
  staff_id: string | null
  pool: string | null
  skills: ColumnType<unknown, string | undefined, string>
  hours: ColumnType<unknown, string | undefined, string>
  exceptions: ColumnType<unknown, string | undefined, string>
  device: ColumnType<unknown, string | null, string | null>
  position: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
}

export type ProtocolVersionTable = {
  practice_id: string
  protocol_id: string
  protocol_version: number
  doc: Json
  created_at: Date
  created_by: string | null
}

export type ServiceTable = {
  practice_id: string
  service_id: string
  name: string
  protocol_id: string
  price_minor: number
  light_price_minor: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
}

export type PatientTable = {
  practice_id: string
  patient_id: string
  name: string
  sort_name: string
  born_on: string | null
  email: Generated<string>
  phone: Generated<string>
  language: Generated<string>
  diagnosis_class: Generated<
    | 'pattern'
    | 'alopecia_areata'
    | 'telogen_effluvium'
    | 'after_cancer_treatment'
    | 'scarring'
    | 'other'
    | 'not_assessed'
  >
  created_at: Date
  version: Generated<number>
}

export type PatientWordTable = {
  practice_id: string
  word: string
  sort_name: string
  patient_id: string
}

export type AnswerRevisionTable = {
  practice_id: string
  revision_id: string
  patient_id: string
  seq: number
  answers: Json
  source: 'link' | 'tablet' | 'staff' | 'visit'
  visit_id: string | null
  at: Date
  by_staff: string | null
}

export type IntakeLinkTable = {
  practice_id: string
  link_id: string
  patient_id: string
  token_hash: string
  created_at: Date
  created_by: string
  expires_at: Date
  finished_at: Date | null
  revoked_at: Date | null
}

export type ClearanceTable = {
  practice_id: string
  clearance_id: string
  patient_id: string
  doc: Json
  withdraws: string | null
  at: Date
  by_staff: string
}

export type CourseTable = {
  practice_id: string
  course_id: string
  patient_id: string
  location_id: string
  protocol_id: string
  protocol_version: number
  areas: Json
  wishes: Json
  service_id: string | null
  price_minor: number
  created_at: Date
  created_by: string
  ended_at: Date | null
  version: Generated<number>
}

export type VisitTable = {
  practice_id: string
  visit_id: string
  course_id: string
  patient_id: string
  n: number
  state: 'booked' | 'arrived' | 'done' | 'missed' | 'cancelled' | 'unplaced'
  local_date: string
  starts_at: Date
  ends_at: Date
  practitioner_id: string
  light: boolean
  brow: boolean
  version: Generated<number>
}

export type CourseChangeTable = {
  practice_id: string
  change_id: string
  course_id: string
  doc: Json
  at: Date
  by_staff: string
  undone_at: Date | null
}

export type WaitEntryTable = {
  practice_id: string
  wait_id: string
  visit_id: string
  note: string
  at: Date
  by_staff: string
  ended_at: Date | null
}

export type OfferTable = {
  practice_id: string
  offer_id: string
  visit_id: string
  patient_id: string
  starts_at: Date
  practitioner_id: string
  token_hash: string
  message_id: string
  at: Date
  expires_at: Date
  state: Generated<'open' | 'taken' | 'declined' | 'lost'>
  answered_at: Date | null
}

export type FeedTable = {
  practice_id: string
  feed_id: string
  resource_id: string | null
  patient_id: string | null
  level: 'busy' | 'short' | 'full'
  token_hash: string
  at: Date
  by_staff: string
  read_at: Date | null
  revoked_at: Date | null
}

export type SpotTable = {
  practice_id: string
  spot_id: string
  patient_id: string
  name: string
  view: 'top' | 'front' | 'back' | 'left' | 'right' | 'brows'
  x: number
  y: number
  reference: boolean
  retired: Generated<boolean>
  at: Date
  by_staff: string
  version: Generated<number>
}

export type ObservationTable = {
  practice_id: string
  observation_id: string
  first_id: string
  revision: number
  kind: 'measured' | 'corrected' | 'withdrawn'
  patient_id: string
  visit_id: string | null
  spot_id: string | null
  side: 'left' | 'right' | null
  measure: string
  method: string
  device: string
  local_date: string
  doc: Json
  note: string
  at: Date
  by_staff: string
}

export type LifeEventTable = {
  practice_id: string
  event_id: string
  patient_id: string
  kind: string
  label: string
  from_date: string
  to_date: string | null
  at: Date
  by_staff: string
  removed_at: Date | null
  version: Generated<number>
}

export type MeasuringPlanTable = {
  practice_id: string
  course_id: string
  version: number
  primary_measure: string
  spot_id: string | null
  looks: Json
  at: Date
  by_staff: string
}

export type ReviewDecisionTable = {
  practice_id: string
  decision_id: string
  course_id: string
  review_id: string
  decision: 'go on' | 'stop' | 'refer'
  reconsented: boolean
  note: string
  at: Date
  by_staff: string
}

export type BookingTable = {
  practice_id: string
  booking_id: string
  visit_id: string
  resource_id: string
  during: string
}

export type ScreeningTable = {
  practice_id: string
  screening_id: string
  patient_id: string
  course_id: string | null
  visit_id: string | null
  doc: Json
  at: Date
  by_staff: string | null
}

export type HoldTable = {
  practice_id: string
  hold_id: string
  patient_id: string
  doc: Json
  releases: string | null
  at: Date
  by_staff: string
}

export type RecordRevisionTable = {
  practice_id: string
  revision_id: string
  visit_id: string
  seq: number
  kind: 'draft' | 'signed' | 'addendum'
  doc: Json
  hash: string
  at: Date
  by_staff: string
}

export type ConsentTable = {
  practice_id: string
  consent_id: string
  patient_id: string
  visit_id: string | null
  consent_key: string
  consent_version: number
  text_hash: string
  signer: string
  signature: Json
  at: Date
  by_staff: string | null
}

export type LedgerEntryTable = {
  practice_id: string
  entry_id: string
  course_id: string
  visit_id: string | null
  kind: 'reserve' | 'redeem' | 'release' | 'payment' | 'refund'
  amount_minor: number
  currency: string
  note: Generated<string>
  at: Date
  by_staff: string
}

export type MessageTable = {
  practice_id: string
  message_id: string
  patient_id: string
  course_id: string | null
  kind: string
  subject: string
  body: string
  calendar: string | null
  at: Date
  by_staff: string | null
}

export type AuditTable = {
  practice_id: string
  audit_id: string
  at: Date
  actor_id: string | null
  actor_role: string
  action: string
  object_id: string | null
  patient_id: string | null
}

export type IdempotencyTable = {
  practice_id: string
  actor_id: string
  key: string
  route: string
  request_hash: string
  status: number
  body: Json
  at: Date
}

/** Every table of the schema, as Kysely sees it. The SQL migrations are the truth. */
export type Tables = {
  sign_in_directory: SignInDirectoryTable
  practice: PracticeTable
  staff: StaffTable
  session: SessionTable
  location: LocationTable
  resource: ResourceTable
  protocol_version: ProtocolVersionTable
  service: ServiceTable
  patient: PatientTable
  patient_word: PatientWordTable
  answer_revision: AnswerRevisionTable
  intake_link: IntakeLinkTable
  clearance: ClearanceTable
  course: CourseTable
  visit: VisitTable
  course_change: CourseChangeTable
  wait_entry: WaitEntryTable
  offer: OfferTable
  feed: FeedTable
  spot: SpotTable
  observation: ObservationTable
  life_event: LifeEventTable
  measuring_plan: MeasuringPlanTable
  review_decision: ReviewDecisionTable
  booking: BookingTable
  screening: ScreeningTable
  hold: HoldTable
  record_revision: RecordRevisionTable
  consent: ConsentTable
  ledger_entry: LedgerEntryTable
  message: MessageTable
  audit: AuditTable
  idempotency: IdempotencyTable
}
