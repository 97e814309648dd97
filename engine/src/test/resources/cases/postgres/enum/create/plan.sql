
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

COMMENT ON TYPE mood IS 'how it goes';

CREATE TABLE p (
    m mood DEFAULT 'ok'::mood NOT NULL
);

-- revert

-- dropped with its rows (policy)
-- loses data
-- lock of p, ACCESS EXCLUSIVE, briefly: nobody reads or writes p
-- data loss of p: all rows of p
DROP TABLE p;

DROP TYPE mood;
