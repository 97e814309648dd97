
CREATE SEQUENCE t_id_seq;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: every row gets a value of its own in id
ALTER TABLE t ADD COLUMN id bigint DEFAULT nextval('t_id_seq'::regclass) NOT NULL;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq OWNED BY t.id;

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.id
ALTER TABLE t DROP COLUMN id;
