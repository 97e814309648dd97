CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    active boolean NOT NULL DEFAULT true
);
