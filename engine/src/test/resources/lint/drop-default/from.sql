CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new', note text DEFAULT '', n bigserial, kept text DEFAULT 'a');
