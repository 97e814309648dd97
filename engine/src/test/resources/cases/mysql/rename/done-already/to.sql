-- flotilla:renamed from=users
CREATE TABLE customers (
    id bigint PRIMARY KEY,
    -- flotilla:renamed from=mail
    email text,
    phone text
);
