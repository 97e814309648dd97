CREATE TABLE events (at date, note text) PARTITION BY RANGE (at);
GRANT SELECT ON events TO app;
GRANT UPDATE (note) ON events TO reader;
