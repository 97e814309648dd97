CREATE DOMAIN amount AS integer DEFAULT 1 NOT NULL;
CREATE TABLE t (id integer PRIMARY KEY, v amount);
