CREATE TABLE users (id bigint PRIMARY KEY, mail text, "Old Name" int);
CREATE INDEX users_mail_idx ON users (mail);
CREATE VIEW mails AS SELECT mail FROM users;
