CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
GRANT SELECT, INSERT ON users TO app;
GRANT SELECT ON users TO "Report" WITH GRANT OPTION;
GRANT SELECT ON users TO PUBLIC;
