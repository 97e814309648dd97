CREATE TABLE users (id bigint, price integer, twice integer GENERATED ALWAYS AS (price + price) STORED);
GRANT SELECT (id, twice) ON users TO app;
