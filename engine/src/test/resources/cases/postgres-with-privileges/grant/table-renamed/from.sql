CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT ON users TO app;
GRANT UPDATE (email) ON users TO app;
