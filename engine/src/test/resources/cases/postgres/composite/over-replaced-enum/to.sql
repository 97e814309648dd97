-- policy: drop
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id integer PRIMARY KEY, e entry);
