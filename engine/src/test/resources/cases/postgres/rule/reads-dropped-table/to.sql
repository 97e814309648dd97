-- policy: drop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE RULE quiet AS ON DELETE TO users WHERE OLD.id > 9 DO INSTEAD NOTHING;
