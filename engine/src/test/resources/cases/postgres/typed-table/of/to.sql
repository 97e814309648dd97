CREATE TYPE person AS (id bigint, name text);
CREATE TABLE customer OF person;
CREATE TABLE somebody (id bigint, name text);
