CREATE TABLE users (id bigint PRIMARY KEY, email text);
GRANT SELECT, INSERT ON users TO app WITH GRANT OPTION;
GRANT SELECT ON users TO reader;
