CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TYPE grown AS ENUM ('a', 'new', 'b');
CREATE TABLE t (id bigint PRIMARY KEY, s size);
