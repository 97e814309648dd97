CREATE TABLE base (id bigint, CONSTRAINT base_id_check CHECK (id > 0));
CREATE TABLE child (id bigint, CONSTRAINT base_id_check CHECK (id > 0)) INHERITS (base);
