CREATE TYPE size AS ENUM ('small', 'large', 'medium');
CREATE TYPE grown AS ENUM ('a', 'b');
CREATE TABLE t (id bigint PRIMARY KEY, s size);
