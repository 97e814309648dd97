CREATE TABLE users (
    id bigint PRIMARY KEY,
    -- flotilla:renamed from=mail
    email text NOT NULL,
    "New Name" int -- flotilla:renamed from="Old Name"
);
CREATE INDEX users_email_idx ON users (email);
CREATE VIEW mails AS SELECT email AS mail FROM users;
