-- What there is in the current database but events, by name: SHOW CREATE says the rest of each. Every part
-- has the database as a constant, which both servers look up instead of reading the whole catalog.
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
-- a trigger is in its table's database; by trigger_schema MariaDB 11.4 would look into every database
SELECT 'trigger', trigger_name, event_object_table, action_order
FROM information_schema.triggers
WHERE event_object_schema = DATABASE()
UNION ALL
SELECT 'collation', character_set_name, default_collate_name, 0
FROM information_schema.character_sets
UNION ALL
SELECT 'server', version(), @@session.sql_mode, 0
