CREATE TYPE person AS (id bigint, name text);
CREATE TABLE somebody OF person;
CREATE TABLE customer OF person (id WITH OPTIONS PRIMARY KEY, name WITH OPTIONS DEFAULT 'x' NOT NULL, CHECK (id > 0));
