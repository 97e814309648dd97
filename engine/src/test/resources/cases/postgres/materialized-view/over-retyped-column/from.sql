CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE VIEW v AS SELECT id, age FROM users;
COMMENT ON VIEW v IS 'below';
CREATE MATERIALIZED VIEW m AS SELECT id, age + 1 AS next FROM v;
CREATE UNIQUE INDEX m_id ON m (id);
COMMENT ON INDEX m_id IS 'one each';
COMMENT ON MATERIALIZED VIEW m IS 'kept';
COMMENT ON COLUMN m.next IS 'next year';
CREATE STATISTICS m_stat ON id, next FROM m;
CREATE VIEW top AS SELECT count(*) AS n FROM m;
