-- A request that came with a key: while it is under way whose it is, and then how it was answered.
CREATE TABLE idempotent_request (
    actor    text NOT NULL,
    key      text NOT NULL,
    -- SHA-256 of all that makes it this request; what was sent is kept nowhere
    digest   bytea NOT NULL,
    -- method and path, to name it by
    line     text NOT NULL,
    claim    uuid NOT NULL UNIQUE,
    -- when the key is free again: the end of the claim, and once there is an answer, of its keeping
    until    timestamptz NOT NULL,
    status   int,
    headers  jsonb,
    body     bytea,
    -- the answer said that it must not be stored, so its body is not here
    withheld boolean NOT NULL DEFAULT false,
    PRIMARY KEY (actor, key),
    CHECK (num_nonnulls(status, headers) IN (0, 2)),
    CHECK (NOT (withheld AND body IS NOT NULL))
);
CREATE INDEX idempotent_request_until_idx ON idempotent_request (until);
