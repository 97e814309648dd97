CREATE TABLE orders (
    id bigint PRIMARY KEY,
    total numeric,
    CONSTRAINT positive CHECK (total >= 0)
);
CREATE TABLE fresh (id bigint PRIMARY KEY CHECK (id > 0));
