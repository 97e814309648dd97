CREATE TABLE users (id bigint PRIMARY KEY, age integer);
CREATE VIEW adults AS SELECT id, age FROM users WHERE age > 17;
GRANT SELECT ON adults TO reader;
GRANT SELECT (id) ON adults TO app;
GRANT UPDATE (age) ON users TO app;
