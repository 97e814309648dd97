-- policy: drop
CREATE TYPE person AS (id bigint, name text, birthday date);
CREATE TABLE customer OF person (PRIMARY KEY (id), name WITH OPTIONS DEFAULT 'x', birthday WITH OPTIONS DEFAULT '2000-01-01');
