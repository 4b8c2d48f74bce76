-- A visit that lost its time and waits for another one keeps its place in the package.
ALTER TABLE visit DROP CONSTRAINT visit_state_check;
ALTER TABLE visit ADD CONSTRAINT visit_state_check
  CHECK (state IN ('booked', 'arrived', 'done', 'missed', 'cancelled', 'unplaced'));

-- What was changed in a course and how its visits stood before: for undoing, and for telling later.
CREATE TABLE course_change (
  practice_id uuid NOT NULL,
  change_id uuid NOT NULL,
  course_id uuid NOT NULL,
  doc jsonb NOT NULL,
  at timestamptz NOT NULL,
  by_staff uuid NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (practice_id, change_id),
  FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, course_id),
  FOREIGN KEY (practice_id, by_staff) REFERENCES staff (practice_id, staff_id)
);

CREATE INDEX course_change_by_course ON course_change (practice_id, course_id);

ALTER TABLE course_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE course_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_practice ON course_change
  USING (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid)
  WITH CHECK (practice_id = nullif(current_setting('anagen.practice_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON course_change TO anagen_app;
