-- finding: table t is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

-- revert

CREATE SEQUENCE t_id_seq AS integer;

CREATE TABLE t (
    id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL
);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq OWNED BY t.id;
