-- check: table event_0 is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_e42a4e1e3c_event_0') IS NULL;
-- check: table event is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_cb4d510767_event') IS NULL;
-- finding: table event_0 becomes trash: an application that uses it fails; its rows stay until they are purged
-- finding: table event becomes trash: an application that uses it fails; its rows stay until they are purged

-- kept as trash (policy)
-- lock of event_0, ACCESS EXCLUSIVE, briefly: nobody reads or writes event_0
-- lock of event, ACCESS EXCLUSIVE, briefly: nobody reads or writes event
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE event_0 IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'event_0'));
    ALTER TABLE event_0 RENAME TO _flotilla_trash_e42a4e1e3c_event_0;
    EXECUTE 'COMMENT ON TABLE event IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'event'));
    ALTER TABLE event RENAME TO _flotilla_trash_cb4d510767_event;
END
$flotilla$;

-- kept with what needs it in the trash (policy)
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TYPE mood IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'mood'));
    ALTER TYPE mood RENAME TO _flotilla_trash_c86eec336e_mood;
END
$flotilla$;

CREATE TYPE mood AS ENUM ('ok', 'happy');

CREATE TABLE note (
    id bigint,
    m mood
);

-- revert
-- check: table event is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_cb4d510767_event') IS NOT NULL;
-- check: table event_0 is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_e42a4e1e3c_event_0') IS NOT NULL;

ALTER TYPE mood RENAME TO mood_old;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TYPE _flotilla_trash_c86eec336e_mood RENAME TO mood;
    COMMENT ON TYPE mood IS NULL;
END
$flotilla$;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_cb4d510767_event RENAME TO event;
    COMMENT ON TABLE event IS NULL;
    ALTER TABLE _flotilla_trash_e42a4e1e3c_event_0 RENAME TO event_0;
    COMMENT ON TABLE event_0 IS NULL;
END
$flotilla$;

ALTER TABLE event DROP CONSTRAINT moody;

-- loses data
-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
-- data loss of note: all rows of note
DROP TABLE note;

-- NOT VALID, then VALIDATE (policy)
ALTER TABLE event ADD CONSTRAINT moody CHECK (m <> 'ok'::mood) NOT VALID;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE mood_old;

-- not in a transaction
ALTER TABLE event VALIDATE CONSTRAINT moody;
