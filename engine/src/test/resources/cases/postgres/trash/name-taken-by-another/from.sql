CREATE TYPE mood AS ENUM ('sad', 'ok');

CREATE TABLE event (id bigint, m mood, CONSTRAINT moody CHECK (m <> 'ok')) PARTITION BY RANGE (id);

CREATE TABLE event_0 PARTITION OF event DEFAULT;
