CREATE TYPE mood AS ENUM ('ok', 'happy');

CREATE TABLE note (id bigint, m mood);
