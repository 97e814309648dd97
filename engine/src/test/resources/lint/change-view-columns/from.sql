CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
CREATE VIEW names AS SELECT id, first, last FROM users;
CREATE VIEW wider AS SELECT id FROM users;
