CREATE TABLE cities (name text PRIMARY KEY);
CREATE TABLE capitals (country text) INHERITS (cities);
CREATE TABLE events (day date) PARTITION BY RANGE (day);
CREATE TABLE events_old PARTITION OF events DEFAULT;
