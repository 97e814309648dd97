CREATE TABLE events (at date, note text);
GRANT SELECT ON events TO app;
GRANT UPDATE (note) ON events TO reader;
