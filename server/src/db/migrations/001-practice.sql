-- The practice's whole schema. Every tenant table carries practice_id first in every key, so the
-- schema hash-partitions and distributes unchanged; row-level security is forced on all of them.
-- No triggers: audit rows are written by the application in the change's own transaction.
CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$ BEGIN
  CREATE ROLE anagen_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- The one global table: which practice an e-mail address signs in to.
CREATE TABLE sign_in_directory (
  email text PRIMARY KEY,
  practice_id uuid NOT NULL,
  staff_id uuid NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_directory TO anagen_app;

CREATE TABLE practice (
  practice_id uuid PRIMARY KEY,
  name text NOT NULL,
  zone text NOT NULL,
  language text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE staff (
  practice_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'practitioner', 'assistant', 'front_desk', 'read_only')),
  licence text NOT NULL DEFAULT '',
  password_hash text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, staff_id),
  UNIQUE (practice_id, email),
  FOREIGN KEY (practice_id) REFERENCES practice (practice_id)
);

CREATE TABLE session (
  practice_id uuid NOT NULL,
  session_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (practice_id, session_id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE location (
  practice_id uuid NOT NULL,
  location_id uuid NOT NULL,
  name text NOT NULL,
  zone text NOT NULL,
  hours jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, location_id),
  FOREIGN KEY (practice_id) REFERENCES practice (practice_id)
);

CREATE TABLE resource (
  practice_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  location_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('practitioner', 'room', 'device')),
  name text NOT NULL,
  staff_id uuid,
  pool text,
  skills jsonb NOT NULL DEFAULT '[]',
  hours jsonb NOT NULL DEFAULT '[]',
  exceptions jsonb NOT NULL DEFAULT '[]',
  device jsonb,
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, resource_id),
  FOREIGN KEY (practice_id, location_id) REFERENCES location (practice_id, location_id),
  FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE protocol_version (
  practice_id uuid NOT NULL,
  protocol_id text NOT NULL,
  protocol_version integer NOT NULL,
  doc jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  PRIMARY KEY (practice_id, protocol_id, protocol_version),
  FOREIGN KEY (practice_id) REFERENCES practice (practice_id),
  FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE service (
  practice_id uuid NOT NULL,
  service_id uuid NOT NULL,
  name text NOT NULL,
  protocol_id text NOT NULL,
  price_minor integer NOT NULL CHECK (price_minor >= 0),
  light_price_minor integer NOT NULL DEFAULT 0 CHECK (light_price_minor >= 0),
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, service_id),
  FOREIGN KEY (practice_id) REFERENCES practice (practice_id)
);

CREATE TABLE patient (
  practice_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  name text NOT NULL,
  sort_name text COLLATE "C" NOT NULL,
  born_on date,
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT 'en',
  diagnosis_class text NOT NULL DEFAULT 'not_assessed' CHECK (diagnosis_class IN ('pattern', 'alopecia_areata', 'telogen_effluvium', 'after_cancer_treatment', 'scarring', 'other', 'not_assessed')),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, patient_id),
  FOREIGN KEY (practice_id) REFERENCES practice (practice_id)
);

CREATE TABLE patient_word (
  practice_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  -- The person's own, so that what a search finds is put in order without looking at the people.
  sort_name text COLLATE "C" NOT NULL,
  patient_id uuid NOT NULL,
  PRIMARY KEY (practice_id, word, sort_name, patient_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id)
);

CREATE TABLE answer_revision (
  practice_id uuid NOT NULL,
  revision_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  seq integer NOT NULL,
  answers jsonb NOT NULL,
  source text NOT NULL CHECK (source IN ('link', 'tablet', 'staff', 'visit')),
  visit_id uuid,
  at timestamptz NOT NULL,
  by_staff uuid,
  PRIMARY KEY (practice_id, revision_id),
  UNIQUE (practice_id, patient_id, seq),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE intake_link (
  practice_id uuid NOT NULL,
  link_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  finished_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (practice_id, link_id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE clearance (
  practice_id uuid NOT NULL,
  clearance_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  doc jsonb NOT NULL,
  withdraws uuid,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, clearance_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, withdraws) REFERENCES clearance (practice_id, clearance_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE course (
  practice_id uuid NOT NULL,
  course_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  location_id uuid NOT NULL,
  protocol_id text NOT NULL,
  protocol_version integer NOT NULL,
  areas jsonb NOT NULL,
  wishes jsonb NOT NULL,
  service_id uuid,
  price_minor integer NOT NULL CHECK (price_minor >= 0),
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, course_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, location_id) REFERENCES location (practice_id, location_id),
  FOREIGN KEY (practice_id, protocol_id, protocol_version) REFERENCES protocol_version (practice_id, protocol_id, protocol_version),
  FOREIGN KEY (practice_id, service_id) REFERENCES service (practice_id, service_id),
  FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE visit (
  practice_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  course_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  n integer NOT NULL CHECK (n >= 1),
  state text NOT NULL CHECK (state IN ('booked', 'arrived', 'done', 'missed', 'cancelled')),
  local_date date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  light boolean NOT NULL,
  brow boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, visit_id),
  UNIQUE (practice_id, course_id, n),
  CHECK (starts_at < ends_at),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, practitioner_id) REFERENCES resource (practice_id, resource_id)
);

CREATE TABLE booking (
  practice_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  PRIMARY KEY (practice_id, booking_id),
  EXCLUDE USING gist (practice_id WITH =, resource_id WITH =, during WITH &&),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, resource_id) REFERENCES resource (practice_id, resource_id)
);

CREATE TABLE screening (
  practice_id uuid NOT NULL,
  screening_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  course_id uuid,
  visit_id uuid,
  doc jsonb NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid,
  PRIMARY KEY (practice_id, screening_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE hold (
  practice_id uuid NOT NULL,
  hold_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  doc jsonb NOT NULL,
  releases uuid,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, hold_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, releases) REFERENCES hold (practice_id, hold_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE record_revision (
  practice_id uuid NOT NULL,
  revision_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('draft', 'signed', 'addendum')),
  doc jsonb NOT NULL,
  hash text NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, revision_id),
  UNIQUE (practice_id, visit_id, seq),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE consent (
  practice_id uuid NOT NULL,
  consent_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  visit_id uuid,
  consent_key text NOT NULL,
  consent_version integer NOT NULL,
  text_hash text NOT NULL,
  signer text NOT NULL,
  signature jsonb NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid,
  PRIMARY KEY (practice_id, consent_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE ledger_entry (
  practice_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  course_id uuid NOT NULL,
  visit_id uuid,
  kind text NOT NULL CHECK (kind IN ('reserve', 'redeem', 'release', 'payment', 'refund')),
  amount_minor integer NOT NULL CHECK (amount_minor >= 0),
  currency text NOT NULL,
  note text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, entry_id),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE message (
  practice_id uuid NOT NULL,
  message_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  course_id uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  calendar text,
  at timestamptz NOT NULL,
  by_staff uuid,
  PRIMARY KEY (practice_id, message_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE TABLE audit (
  practice_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_role text NOT NULL,
  action text NOT NULL,
  object_id uuid,
  patient_id uuid,
  PRIMARY KEY (practice_id, audit_id)
);

CREATE TABLE idempotency (
  practice_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  key text NOT NULL,
  route text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, actor_id, key)
);

-- What the screens ask for: the day, a person's course, the list of people by name.
CREATE INDEX visit_by_start ON visit (practice_id, starts_at);
CREATE INDEX visit_by_patient ON visit (practice_id, patient_id);
CREATE INDEX booking_by_visit ON booking (practice_id, visit_id);
CREATE INDEX booking_by_end ON booking (practice_id, upper(during));
CREATE INDEX patient_by_name ON patient (practice_id, sort_name, patient_id);
CREATE INDEX patient_word_by_patient ON patient_word (practice_id, patient_id, word);
CREATE INDEX course_by_patient ON course (practice_id, patient_id);
CREATE INDEX clearance_by_patient ON clearance (practice_id, patient_id);
CREATE INDEX hold_by_patient ON hold (practice_id, patient_id);
CREATE INDEX screening_by_patient ON screening (practice_id, patient_id, at);
CREATE INDEX consent_by_patient ON consent (practice_id, patient_id);
CREATE INDEX intake_link_by_patient ON intake_link (practice_id, patient_id);
CREATE INDEX ledger_entry_by_course ON ledger_entry (practice_id, course_id);
CREATE INDEX message_by_patient ON message (practice_id, patient_id);
CREATE INDEX audit_by_time ON audit (practice_id, at);
CREATE UNIQUE INDEX record_signed_once ON record_revision (practice_id, visit_id) WHERE kind = 'signed';

ALTER TABLE practice ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON practice
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON practice TO anagen_app;

ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON staff
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON staff TO anagen_app;

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON session
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON session TO anagen_app;

ALTER TABLE location ENABLE ROW LEVEL SECURITY;
ALTER TABLE location FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON location
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON location TO anagen_app;

ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON resource
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON resource TO anagen_app;

ALTER TABLE protocol_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE protocol_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON protocol_version
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON protocol_version TO anagen_app;

ALTER TABLE service ENABLE ROW LEVEL SECURITY;
ALTER TABLE service FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON service
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON service TO anagen_app;

ALTER TABLE patient ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON patient
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON patient TO anagen_app;

ALTER TABLE patient_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_word FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON patient_word
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_word TO anagen_app;

ALTER TABLE answer_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON answer_revision
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON answer_revision TO anagen_app;

ALTER TABLE intake_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_link FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON intake_link
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON intake_link TO anagen_app;

ALTER TABLE clearance ENABLE ROW LEVEL SECURITY;
ALTER TABLE clearance FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON clearance
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON clearance TO anagen_app;

ALTER TABLE course ENABLE ROW LEVEL SECURITY;
ALTER TABLE course FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON course
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON course TO anagen_app;

ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON visit
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON visit TO anagen_app;

ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
ALTER TABLE booking FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON booking
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON booking TO anagen_app;

ALTER TABLE screening ENABLE ROW LEVEL SECURITY;
ALTER TABLE screening FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON screening
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON screening TO anagen_app;

ALTER TABLE hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE hold FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON hold
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON hold TO anagen_app;

ALTER TABLE record_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON record_revision
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON record_revision TO anagen_app;

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON consent
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON consent TO anagen_app;

ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON ledger_entry
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON ledger_entry TO anagen_app;

ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON message
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON message TO anagen_app;

ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON audit
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON audit TO anagen_app;

ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON idempotency
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON idempotency TO anagen_app;
