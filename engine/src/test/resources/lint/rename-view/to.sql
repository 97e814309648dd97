CREATE TABLE users (id bigint PRIMARY KEY);
-- flotilla:renamed from=old
CREATE VIEW new AS SELECT id FROM users;
-- flotilla:renamed from=old_kept
CREATE MATERIALIZED VIEW new_kept AS SELECT id FROM users;
