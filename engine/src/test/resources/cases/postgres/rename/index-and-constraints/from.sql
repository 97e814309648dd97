CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE t (
    a bigint CONSTRAINT a_parent REFERENCES parent,
    b int CONSTRAINT b_positive CHECK (b > 0),
    CONSTRAINT t_once UNIQUE (a, b)
);
CREATE INDEX by_b ON t (b);
