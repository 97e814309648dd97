CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT, INSERT, UPDATE ON users TO app;
GRANT SELECT, DELETE ON users TO reader WITH GRANT OPTION;
GRANT TRIGGER ON users TO "Report";
