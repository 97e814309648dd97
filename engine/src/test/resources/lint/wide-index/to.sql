CREATE TABLE t (id bigint PRIMARY KEY, a text, b text, c text, d text, e text);
CREATE INDEX wide ON t (a, b, c, d, e);
CREATE INDEX fine ON t (a, b, c, d);
CREATE UNIQUE INDEX key ON t (a, b, c, d, e);
