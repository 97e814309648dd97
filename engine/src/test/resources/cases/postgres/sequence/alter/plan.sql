
-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s AS integer INCREMENT BY 5 CYCLE;

COMMENT ON SEQUENCE s IS 'fives';

-- revert

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s AS bigint INCREMENT BY 1 NO CYCLE;

COMMENT ON SEQUENCE s IS NULL;
