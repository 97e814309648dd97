CREATE TABLE people (id integer NOT NULL, name text);
CREATE TABLE guests (room integer) INHERITS (people);
