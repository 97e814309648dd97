CREATE TABLE users (
    id bigint PRIMARY KEY,
    phone text NOT NULL,
    state text NOT NULL DEFAULT 'new',
    number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    twice bigint NOT NULL GENERATED ALWAYS AS (id * 2) STORED,
    note text
);
CREATE TABLE fresh (id bigint PRIMARY KEY);
