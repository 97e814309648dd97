CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE t (
    a bigint,
    b int,
    -- flotilla:renamed from=b_positive
    CONSTRAINT positive_b CHECK (b > 0),
    CONSTRAINT t_one UNIQUE (a, b) -- flotilla:renamed from=t_once
);
-- flotilla:renamed from=a_parent
ALTER TABLE ONLY t ADD CONSTRAINT t_parent FOREIGN KEY (a) REFERENCES parent;
-- flotilla:renamed from=by_b
CREATE INDEX t_b ON t (b);
