-- A place close-ups are taken of again and again, marked on a view of the head.
CREATE TABLE spot (
  practice_id uuid NOT NULL,
  spot_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  name text NOT NULL,
  view text NOT NULL CHECK (view IN ('top', 'front', 'back', 'left', 'right', 'brows')),
  x double precision NOT NULL CHECK (x BETWEEN 0 AND 1),
  y double precision NOT NULL CHECK (y BETWEEN 0 AND 1),
  -- Untreated, at the back: what season and camera do by themselves.
  reference boolean NOT NULL,
  retired boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, spot_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

-- A figure as it was taken. Corrected or taken back by another row under the same first id, which
-- replaces the one with the revision before its own; how a figure stands is read from its last row.
-- A row points to no other of its table, so that moving a practice need not hold all of them at once.
CREATE TABLE observation (
  practice_id uuid NOT NULL,
  observation_id uuid NOT NULL,
  first_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  kind text NOT NULL CHECK (kind IN ('measured', 'corrected', 'withdrawn')),
  patient_id uuid NOT NULL,
  visit_id uuid,
  spot_id uuid,
  side text CHECK (side IN ('left', 'right')),
  measure text NOT NULL,
  method text NOT NULL,
  -- Empty where it is not known.
  device text NOT NULL,
  local_date date NOT NULL,
  doc jsonb NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, observation_id),
  UNIQUE (practice_id, first_id, revision),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, visit_id) REFERENCES visit (practice_id, visit_id),
  FOREIGN KEY (practice_id, spot_id) REFERENCES spot (practice_id, spot_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

-- What else happened to a person: never a cause, always shown beside.
CREATE TABLE life_event (
  practice_id uuid NOT NULL,
  event_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, event_id),
  CHECK (to_date >= from_date),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, patient_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

-- What is judged in a course and when it is looked at. Every version is kept: a plan chosen after
-- the figures were seen must show as one.
CREATE TABLE measuring_plan (
  practice_id uuid NOT NULL,
  course_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  primary_measure text NOT NULL,
  spot_id uuid,
  looks jsonb NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, course_id, version),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, spot_id) REFERENCES spot (practice_id, spot_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

-- What was decided at a review of a course; the last one counts, all are kept.
CREATE TABLE review_decision (
  practice_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  course_id uuid NOT NULL,
  review_id text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('go on', 'stop', 'refer')),
  reconsented boolean NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  PRIMARY KEY (practice_id, decision_id),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE INDEX spot_by_patient ON spot (practice_id, patient_id);
CREATE INDEX observation_by_patient ON observation (practice_id, patient_id, local_date);
CREATE INDEX life_event_by_patient ON life_event (practice_id, patient_id) WHERE removed_at IS NULL;
CREATE INDEX review_decision_by_course ON review_decision (practice_id, course_id, at);
-- The practice's own error is read from the latest figures that were taken three times or more.
CREATE INDEX observation_repeated ON observation (practice_id, measure, method, device, at)
  WHERE jsonb_array_length(doc -> 'repeats') >= 3;
-- Reviews fall due by the first visit: courses by when they began.
CREATE INDEX course_by_location ON course (practice_id, location_id, created_at);

ALTER TABLE spot ENABLE ROW LEVEL SECURITY;
ALTER TABLE spot FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON spot
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON spot TO anagen_app;

ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE observation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON observation
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON observation TO anagen_app;

ALTER TABLE life_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE life_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON life_event
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON life_event TO anagen_app;

ALTER TABLE measuring_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE measuring_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON measuring_plan
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON measuring_plan TO anagen_app;

ALTER TABLE review_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON review_decision
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT ON review_decision TO anagen_app;
