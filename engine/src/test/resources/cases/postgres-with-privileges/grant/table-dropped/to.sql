CREATE TABLE orders (id bigint);
GRANT SELECT (id) ON orders TO app;
