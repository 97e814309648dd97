-- policy: drop
CREATE TABLE base (id bigint DEFAULT 1, name varchar, added int, CONSTRAINT base_id_check CHECK (id > 0));
CREATE TABLE child (more text) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
ALTER TABLE child ALTER id SET DEFAULT 2;
ALTER TABLE grandchild ALTER id SET DEFAULT 1;
