CREATE TYPE person AS (id bigint, name text, born text);
CREATE TABLE customer OF person (PRIMARY KEY (id), name WITH OPTIONS DEFAULT 'x');
