CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE MATERIALIZED VIEW m AS SELECT id, age FROM users;
CREATE UNIQUE INDEX m_id ON m (id);
COMMENT ON MATERIALIZED VIEW m IS 'kept';
COMMENT ON COLUMN m.age IS 'in years';
COMMENT ON INDEX m_id IS 'one each';
