CREATE TYPE mood AS ENUM ('ok', 'happy');

CREATE VIEW event AS SELECT 1 AS id;
