CREATE TABLE vehicles (wheels integer);
CREATE TABLE bikes () INHERITS (vehicles);
ALTER TABLE vehicles ADD CONSTRAINT rolls CHECK (wheels > 0) NOT VALID;
ALTER TABLE bikes VALIDATE CONSTRAINT rolls;
CREATE TABLE boats () INHERITS (vehicles);
