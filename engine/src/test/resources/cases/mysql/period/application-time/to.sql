CREATE TABLE t (id int NOT NULL, f date NOT NULL, u date NOT NULL, PERIOD FOR valid (f, u), UNIQUE KEY one (id, valid WITHOUT OVERLAPS));
