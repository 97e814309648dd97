CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT, INSERT ON users TO app;
GRANT SELECT (id, email), INSERT (name) ON users TO app;
