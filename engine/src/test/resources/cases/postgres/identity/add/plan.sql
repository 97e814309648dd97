
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- scan of t: the highest id is looked up
SELECT setval(pg_get_serial_sequence('t', 'id'), coalesce(max(id) + 1, 1), false) FROM t;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id DROP IDENTITY;
