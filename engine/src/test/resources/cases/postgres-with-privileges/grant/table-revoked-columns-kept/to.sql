CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT INSERT ON users TO app;
GRANT SELECT (id), INSERT (name), UPDATE (email) ON users TO app;
