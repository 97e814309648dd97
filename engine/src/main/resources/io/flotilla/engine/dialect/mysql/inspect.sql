-- What there is in the current database, by name: SHOW CREATE says the rest of each. Every part has
-- the database as a constant, which both servers look up instead of reading the whole catalog.
-- https://mariadb.com/kb/en/information-schema-tables/
-- https://dev.mysql.com/doc/refman/8.4/en/information-schema-optimization.html
SELECT 'table' AS kind, table_name AS name, table_type AS detail, 0 AS position
FROM information_schema.tables
WHERE table_schema = DATABASE()
UNION ALL
SELECT 'routine', routine_name, routine_type, 0
FROM information_schema.routines
WHERE routine_schema = DATABASE()
UNION ALL
-- an event that was given no moment to start has that of its making
SELECT 'event', event_name, if(starts = created, 'from its making', 'from a moment'), 0
FROM information_schema.events
WHERE event_schema = DATABASE()
UNION ALL
SELECT 'trigger', trigger_name, event_object_table, action_order
FROM information_schema.triggers
WHERE trigger_schema = DATABASE()
UNION ALL
SELECT 'collation', character_set_name, default_collate_name, 0
FROM information_schema.character_sets
UNION ALL
SELECT 'server', version(), @@session.sql_mode, 0
