CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id integer PRIMARY KEY, e entry);
INSERT INTO diary VALUES (1, ('2020-01-01', 'ok'));
