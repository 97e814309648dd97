-- check: a (part) becomes unique
--   SELECT NOT EXISTS (SELECT FROM a WHERE part IS NOT NULL GROUP BY part HAVING count(*) > 1);

CREATE TABLE b (
    id bigint NOT NULL,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);

COMMENT ON INDEX b_pkey IS 'of b';

COMMENT ON INDEX a_pkey IS NULL;

COMMENT ON INDEX a_code_key IS 'codes';

-- not in a transaction
-- built concurrently (policy)
-- lock of a, SHARE UPDATE EXCLUSIVE, throughout: other changes of a wait; reads and writes go on
-- data dependent of a: it fails if two rows agree on part
CREATE UNIQUE INDEX CONCURRENTLY a_part_key ON a (part);

-- lock of a, ACCESS EXCLUSIVE, briefly: nobody reads or writes a
ALTER TABLE a ADD CONSTRAINT a_part_key UNIQUE USING INDEX a_part_key;

COMMENT ON INDEX a_part_key IS 'parts';

-- revert

-- lock of a, ACCESS EXCLUSIVE, briefly: nobody reads or writes a
ALTER TABLE a DROP CONSTRAINT a_part_key;

-- loses data
-- lock of b, ACCESS EXCLUSIVE, briefly: nobody reads or writes b
-- data loss of b: all rows of b
DROP TABLE b;

COMMENT ON INDEX a_pkey IS 'the old key';

COMMENT ON INDEX a_code_key IS NULL;
