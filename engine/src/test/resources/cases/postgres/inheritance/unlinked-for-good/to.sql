CREATE TABLE base (id bigint);
CREATE TABLE child (id bigint, more text);
