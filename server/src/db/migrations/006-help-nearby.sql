-- Where people find help near the practice when their mood is low, in its own words.
ALTER TABLE practice ADD COLUMN help text NOT NULL DEFAULT '';
