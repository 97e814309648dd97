CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT (id, email), UPDATE (name) ON users TO app;
GRANT INSERT (email) ON users TO reader WITH GRANT OPTION;
