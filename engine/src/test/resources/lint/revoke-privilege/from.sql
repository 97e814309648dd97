CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE old (id bigint PRIMARY KEY);
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT, INSERT ON users TO app;
GRANT UPDATE (email) ON users TO reader;
GRANT SELECT ON old TO app;
