CREATE TABLE users (id bigserial PRIMARY KEY, email text, name text);
CREATE TABLE orders (id bigint, note text);
GRANT SELECT ON users TO app;
GRANT USAGE ON SEQUENCE users_id_seq TO app;
GRANT SELECT (id, note) ON orders TO app;
