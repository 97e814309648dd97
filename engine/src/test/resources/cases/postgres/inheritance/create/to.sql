CREATE TABLE base (id bigint PRIMARY KEY, name text NOT NULL, CONSTRAINT base_id_check CHECK (id > 0));
CREATE TABLE other (name text, extra int, CONSTRAINT other_check CHECK (extra > 0) NO INHERIT);
CREATE TABLE child (more text) INHERITS (base);
CREATE TABLE merged (name text DEFAULT 'n', CONSTRAINT base_id_check CHECK (id > 0)) INHERITS (base, other);
CREATE TABLE grandchild () INHERITS (child);
ALTER TABLE child ALTER name SET DEFAULT 'c';
