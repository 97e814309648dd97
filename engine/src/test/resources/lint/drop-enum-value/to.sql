CREATE TYPE mood AS ENUM ('sad', 'happy', 'new');
CREATE TABLE t (id bigint PRIMARY KEY, m mood);
