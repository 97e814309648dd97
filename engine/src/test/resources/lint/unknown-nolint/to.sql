-- flotilla:nolint mising-primary-key
CREATE TABLE events (what text);
-- flotilla:nolint
CREATE TABLE users (id bigint PRIMARY KEY);
-- flotilla:nolint missing-primary-key for once
CREATE TABLE more (what text);
