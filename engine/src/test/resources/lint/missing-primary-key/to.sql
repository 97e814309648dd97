CREATE TABLE events (what text);
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE days (day date) PARTITION BY RANGE (day);
CREATE TABLE days_past PARTITION OF days DEFAULT;
