-- there
-- loses data
-- LOCK old, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS old, brief: the table goes with its rows
DROP TABLE "old";

-- and back
CREATE TABLE "old" (
    id integer
) DISTSTYLE AUTO SORTKEY AUTO;
