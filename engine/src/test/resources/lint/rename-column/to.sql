CREATE TABLE users (
    id bigint PRIMARY KEY,
    -- flotilla:renamed from=mail
    email text,
    phone text
);
