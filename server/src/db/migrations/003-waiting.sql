-- Who would come earlier. One open entry for each visit; what has no time waits without one.
CREATE TABLE wait_entry (
  practice_id uuid NOT NULL,
  wait_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (practice_id, wait_id),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE UNIQUE INDEX wait_entry_open ON wait_entry (practice_id, visit_id) WHERE ended_at IS NULL;

-- A time offered to one person. Several may be offered the same; whoever takes it first has it.
CREATE TABLE offer (
  practice_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  practitioner_id uuid NOT NULL,
  token_hash text NOT NULL,
  message_id uuid NOT NULL,
  at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'declined', 'lost')),
  answered_at timestamptz,
  PRIMARY KEY (practice_id, offer_id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, practitioner_id) REFERENCES resource (practice_id, resource_id),
  FOREIGN KEY (practice_id, message_id) REFERENCES message (practice_id, message_id)
);

CREATE INDEX offer_by_visit ON offer (practice_id, visit_id);
CREATE INDEX offer_by_place ON offer (practice_id, practitioner_id, starts_at);
CREATE INDEX visit_without_time ON visit (practice_id, course_id) WHERE state IN ('missed', 'unplaced');

ALTER TABLE wait_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE wait_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON wait_entry
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON wait_entry TO anagen_app;

ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON offer
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON offer TO anagen_app;
