CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT, INSERT, DELETE ON users TO app;
GRANT SELECT ON users TO reader;
GRANT TRIGGER ON users TO "Report" WITH GRANT OPTION;
