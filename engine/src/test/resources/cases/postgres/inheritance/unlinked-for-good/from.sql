CREATE TABLE base (id bigint);
CREATE TABLE child (more text) INHERITS (base);
