-- What happens at one target and one server.

ALTER TABLE rollout_target
    DROP CONSTRAINT rollout_target_state_check,
    ADD CONSTRAINT rollout_target_state_check CHECK (state IN (
        'pending', 'running', 'retrying', 'deferred', 'unknown', 'applied', 'already-there',
        'held', 'failed', 'gone', 'skipped', 'reverted', 'revert-failed', 'not-revertible')),
    -- somebody else's lock was in the way for too long; tried again when its wave has nothing else
    ADD COLUMN deferred boolean NOT NULL DEFAULT false,
    -- attempts its server cut short, which do not count as attempts
    ADD COLUMN server_faults int NOT NULL DEFAULT 0,
    ADD COLUMN error_group text;

DROP INDEX rollout_target_claimable_idx;
CREATE INDEX rollout_target_claimable_idx
    ON rollout_target (rollout_id, database_id, wave, turn, target_id)
    WHERE state IN ('pending', 'retrying', 'unknown', 'deferred');
CREATE INDEX rollout_target_error_idx ON rollout_target (rollout_id, error_group)
    WHERE error_group IS NOT NULL;

ALTER TABLE rollout
    ADD COLUMN priority int NOT NULL
        GENERATED ALWAYS AS (coalesce((spec ->> 'priority')::int, 0)) STORED,
    -- the rollout whose latecomers this one brings to the same release
    ADD COLUMN catch_up_of bigint REFERENCES rollout (id);

-- when a shard last had a turn: whoever waited longest is next
ALTER TABLE rollout_database ADD COLUMN turned_at timestamptz;

-- One server of the fleet: all databases with the same host and port.
CREATE TABLE target_server (
    host              text NOT NULL,
    port              int NOT NULL,
    -- the most connections attempts hold there, over all nodes and databases; null for any number
    connection_cap    int CHECK (connection_cap > 0),
    breaker           text NOT NULL DEFAULT 'closed'
                      CHECK (breaker IN ('closed', 'open', 'half-open')),
    -- in a row, since anything last went well
    faults            int NOT NULL DEFAULT 0,
    -- how often in a row it opened: the cool-down grows with it
    openings          int NOT NULL DEFAULT 0,
    retry_at          timestamptz,
    since             timestamptz,
    fault_kind        text,
    fault             text,
    PRIMARY KEY (host, port),
    CHECK (breaker = 'closed' OR (retry_at IS NOT NULL AND since IS NOT NULL AND fault IS NOT NULL))
);

-- Connections set aside for one shard's turn, on whichever node it runs.
CREATE TABLE server_permit (
    holder      text PRIMARY KEY,
    host        text NOT NULL,
    port        int NOT NULL,
    connections int NOT NULL CHECK (connections > 0),
    until       timestamptz NOT NULL,
    FOREIGN KEY (host, port) REFERENCES target_server (host, port)
);
CREATE INDEX server_permit_server_idx ON server_permit (host, port);

-- Failures of one rollout that are alike but for names, numbers and literals.
CREATE TABLE error_group (
    rollout_id   bigint NOT NULL REFERENCES rollout (id),
    key          text NOT NULL,
    failure_kind text NOT NULL,
    sql_state    text,
    text         text NOT NULL,
    first_at     timestamptz NOT NULL DEFAULT now(),
    -- when it was told to the outside, once a target came to an end, or to wait, by it
    notified_at  timestamptz,
    PRIMARY KEY (rollout_id, key)
);
ALTER TABLE attempt ADD COLUMN error_group text;

-- What happened, to be told: written in the transaction that makes it true.
CREATE TABLE notification (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    subject    text NOT NULL,
    body       jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- whether there is a delivery for every webhook
    addressed  boolean NOT NULL DEFAULT false
);
CREATE INDEX notification_new_idx ON notification (id) WHERE NOT addressed;

CREATE TABLE notification_delivery (
    notification_id bigint NOT NULL REFERENCES notification (id) ON DELETE CASCADE,
    webhook         text NOT NULL,
    attempts        int NOT NULL DEFAULT 0,
    not_before      timestamptz NOT NULL DEFAULT now(),
    delivered_at    timestamptz,
    given_up_at     timestamptz,
    problem         text,
    PRIMARY KEY (notification_id, webhook)
);
CREATE INDEX notification_delivery_due_idx ON notification_delivery (not_before)
    WHERE delivered_at IS NULL AND given_up_at IS NULL;

-- Why a target is quarantined, and until when; null for as long as nobody ends it.
ALTER TABLE target
    ADD COLUMN quarantine_reason text,
    ADD COLUMN quarantined_until timestamptz;
CREATE INDEX target_quarantine_idx ON target (quarantined_until)
    WHERE status = 'quarantined' AND quarantined_until IS NOT NULL;
