CREATE TABLE events (what text);
CREATE TABLE users (id bigint PRIMARY KEY);
