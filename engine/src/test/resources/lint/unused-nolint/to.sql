-- flotilla:nolint missing-primary-key
CREATE TABLE users (id bigint PRIMARY KEY);
-- flotilla:nolint missing-primary-key, drop-column for once
CREATE TABLE more (what text);
-- flotilla:nolint missing-primary-key on=nothing
CREATE TABLE least (
    -- flotilla:nolint missing-primary-key inside
    id bigint PRIMARY KEY
);
-- flotilla:nolint missing-primary-key at the end
