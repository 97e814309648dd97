-- policy: drop
CREATE TABLE persons (id integer NOT NULL, name text);
CREATE TABLE guests (room integer) INHERITS (persons);
