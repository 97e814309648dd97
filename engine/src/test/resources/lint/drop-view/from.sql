CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    name text NOT NULL DEFAULT ''
);
CREATE VIEW mails AS SELECT email FROM users;
CREATE VIEW names AS SELECT name FROM users;
