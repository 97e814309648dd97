CREATE TABLE users (
    id bigint PRIMARY KEY,
    token uuid DEFAULT gen_random_uuid(),
    state text DEFAULT 'new'
);
