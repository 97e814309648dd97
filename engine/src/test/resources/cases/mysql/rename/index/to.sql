CREATE TABLE t (
    a int,
    b int,
    -- flotilla:renamed from=one_b
    CONSTRAINT b_once UNIQUE (b)
);
-- flotilla:renamed from=by_a
CREATE INDEX t_a ON t (a);
CREATE TABLE u (a int, KEY by_a (a));
