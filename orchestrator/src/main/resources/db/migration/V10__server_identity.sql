-- The server that was last seen to answer at a database's address. Another one there may have lost
-- what was committed at the end of the one before.
CREATE TABLE database_server (
    database_id bigint PRIMARY KEY REFERENCES target_database (id) ON DELETE CASCADE,
    identity    text NOT NULL,
    seen_at     timestamptz NOT NULL
);
