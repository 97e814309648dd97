
CREATE SEQUENCE t_id_seq AS integer;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('t_id_seq'::regclass);

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence t_id_seq wait
ALTER SEQUENCE t_id_seq OWNED BY t.id;

-- scan of t: the highest id is looked up
SELECT setval('t_id_seq', coalesce(max(id) + 1, 1), false) FROM t;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN id DROP DEFAULT;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence t_id_seq wait
DROP SEQUENCE t_id_seq;
