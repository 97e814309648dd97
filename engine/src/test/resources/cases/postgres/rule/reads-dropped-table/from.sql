CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE allowed (id bigint);
CREATE RULE quiet AS ON DELETE TO users WHERE OLD.id NOT IN (SELECT id FROM allowed) DO INSTEAD NOTHING;
