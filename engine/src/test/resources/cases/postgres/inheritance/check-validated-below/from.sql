CREATE TABLE vehicles (wheels integer);
CREATE TABLE bikes () INHERITS (vehicles);
ALTER TABLE vehicles ADD CONSTRAINT rolls CHECK (wheels > 0);
