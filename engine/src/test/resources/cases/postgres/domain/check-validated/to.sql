CREATE DOMAIN amount AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE t (id integer PRIMARY KEY, v amount);
