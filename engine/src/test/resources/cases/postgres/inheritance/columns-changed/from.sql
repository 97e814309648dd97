CREATE TABLE base (id bigint, name text, gone int);
CREATE TABLE child (more text) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
