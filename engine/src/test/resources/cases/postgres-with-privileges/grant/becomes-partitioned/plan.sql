-- check: table events is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_ccfc356e71_events') IS NULL;
-- finding: table events becomes trash: an application that uses it fails; its rows stay until they are purged

-- kept as trash (policy)
-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE events IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'events'));
    ALTER TABLE events RENAME TO _flotilla_trash_ccfc356e71_events;
END
$flotilla$;

CREATE TABLE events (
    at date,
    note text
) PARTITION BY RANGE (at);

GRANT SELECT ON TABLE events TO app;

GRANT UPDATE (note) ON TABLE events TO reader;

-- revert
-- check: table events is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_ccfc356e71_events') IS NOT NULL;

-- loses data
-- lock of events, ACCESS EXCLUSIVE, briefly: nobody reads or writes events
-- data loss of events: all rows of events
DROP TABLE events;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_ccfc356e71_events RENAME TO events;
    COMMENT ON TABLE events IS NULL;
END
$flotilla$;
