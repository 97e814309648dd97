CREATE TYPE person AS (id bigint, name text);
CREATE TABLE customer (id bigint, name text);
CREATE TABLE somebody OF person;
