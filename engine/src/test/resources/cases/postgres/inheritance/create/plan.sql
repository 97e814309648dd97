
CREATE TABLE base (
    id bigint NOT NULL,
    name text NOT NULL,
    CONSTRAINT base_pkey PRIMARY KEY (id),
    CONSTRAINT base_id_check CHECK (id > 0)
);

CREATE TABLE other (
    name text,
    extra integer,
    CONSTRAINT other_check CHECK (extra > 0) NO INHERIT
);

CREATE TABLE child (
    more text
) INHERITS (base);

CREATE TABLE merged (
    name text DEFAULT 'n'::text NOT NULL,
    CONSTRAINT base_id_check CHECK (id > 0)
) INHERITS (base, other);

CREATE TABLE grandchild () INHERITS (child);

ALTER TABLE child ALTER COLUMN name SET DEFAULT 'c'::text;

-- revert

-- loses data
-- lock of merged, ACCESS EXCLUSIVE, briefly: nobody reads or writes merged
-- data loss of merged: all rows of merged
DROP TABLE merged;

-- loses data
-- lock of other, ACCESS EXCLUSIVE, briefly: nobody reads or writes other
-- data loss of other: all rows of other
DROP TABLE other;

-- loses data
-- lock of grandchild, ACCESS EXCLUSIVE, briefly: nobody reads or writes grandchild
-- data loss of grandchild: all rows of grandchild
DROP TABLE grandchild;

-- loses data
-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- data loss of child: all rows of child
DROP TABLE child;

-- loses data
-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
-- data loss of base: all rows of base
DROP TABLE base;
