-- A calendar that others subscribe to: of a practitioner or of a patient, as much of it as its level shows.
CREATE TABLE feed (
  practice_id uuid NOT NULL,
  feed_id uuid NOT NULL,
  resource_id uuid,
  patient_id uuid,
  level text NOT NULL CHECK (level IN ('busy', 'short', 'full')),
  token_hash text NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  read_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (practice_id, feed_id),
  UNIQUE (practice_id, token_hash),
  CHECK (resource_id IS NOT NULL OR patient_id IS NOT NULL),
  FOREIGN KEY (practice_id, resource_id) REFERENCES resource (practice_id, resource_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE INDEX feed_by_resource ON feed (practice_id, resource_id) WHERE revoked_at IS NULL;
CREATE INDEX feed_by_patient ON feed (practice_id, patient_id) WHERE revoked_at IS NULL;
CREATE INDEX visit_by_practitioner ON visit (practice_id, practitioner_id, starts_at);

ALTER TABLE feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON feed
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON feed TO anagen_app;
