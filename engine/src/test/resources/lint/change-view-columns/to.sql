CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
CREATE VIEW names AS SELECT id::text AS id, last FROM users;
CREATE VIEW wider AS SELECT id, first FROM users;
