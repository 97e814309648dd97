
CREATE TABLE node (
    id integer NOT NULL,
    parent integer,
    CONSTRAINT node_pkey PRIMARY KEY (id)
);

ALTER TABLE node ADD CONSTRAINT node_parent_fkey FOREIGN KEY (parent) REFERENCES node (id) ON DELETE CASCADE;

-- revert

-- loses data
-- lock of node, ACCESS EXCLUSIVE, briefly: nobody reads or writes node
-- data loss of node: all rows of node
DROP TABLE node;
