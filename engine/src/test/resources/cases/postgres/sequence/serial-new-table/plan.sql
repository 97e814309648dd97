
CREATE SEQUENCE t_id_seq AS integer;

CREATE SEQUENCE t_n_seq;

CREATE TABLE t (
    id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL,
    n bigint DEFAULT nextval('t_n_seq'::regclass) NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq OWNED BY t.id;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_n_seq wait
ALTER SEQUENCE t_n_seq OWNED BY t.n;

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;
