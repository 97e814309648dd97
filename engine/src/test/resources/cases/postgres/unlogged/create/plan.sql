
CREATE UNLOGGED SEQUENCE t_a_seq AS integer;

CREATE UNLOGGED TABLE t (
    a integer DEFAULT nextval('t_a_seq'::regclass) NOT NULL,
    b integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (a)
);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_a_seq wait
ALTER SEQUENCE t_a_seq OWNED BY t.a;

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;
