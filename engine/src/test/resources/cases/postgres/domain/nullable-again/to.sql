CREATE DOMAIN amount AS integer;
CREATE TABLE t (id integer PRIMARY KEY, v amount);
