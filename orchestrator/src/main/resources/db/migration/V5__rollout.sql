-- The fencing token: one number per attempt, over all rollouts, only ever growing.
CREATE SEQUENCE attempt_epoch;

-- A release on its way to a fleet. Every change of state is one UPDATE conditional on the old one.
CREATE TABLE rollout (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_id        bigint NOT NULL REFERENCES release (id),
    state             text NOT NULL CHECK (state IN (
                          'awaiting-approval', 'scheduled', 'running', 'paused', 'completed',
                          'aborted', 'reverting', 'reverted')),
    -- what its open targets are waiting for
    direction         text NOT NULL DEFAULT 'forward' CHECK (direction IN ('forward', 'revert')),
    -- paused by the failure budget or by a refused manifest, not by a person
    halted            boolean NOT NULL DEFAULT false,
    reason            text,
    spec              jsonb NOT NULL,
    manifest_digest   text NOT NULL DEFAULT '',
    wave              int NOT NULL DEFAULT 1,
    revert_wave       int NOT NULL DEFAULT 1,
    -- where a revert of a few tenants goes back to; null while reverting everything
    before_revert     text,
    -- failures accepted by whoever resumed after a halt
    failures_forgiven int NOT NULL DEFAULT 0,
    created_by        text NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),
    approved_digest   text,
    approved_by       text,
    approved_at       timestamptz,
    approval_comment  text,
    started_at        timestamptz,
    finished_at       timestamptz,
    CHECK (num_nonnulls(approved_digest, approved_by, approved_at) IN (0, 3))
);
CREATE INDEX rollout_state_idx ON rollout (state);

CREATE TABLE rollout_wave (
    rollout_id  bigint NOT NULL REFERENCES rollout (id),
    position    int NOT NULL,
    name        text NOT NULL,
    opened_at   timestamptz,
    -- when its last target ended; the bake counts from here
    worked_at   timestamptz,
    promoted_at timestamptz,
    promoted_by text,
    PRIMARY KEY (rollout_id, position)
);

-- The plans as they were when the manifest was made; a re-made release plan changes nothing here.
CREATE TABLE rollout_plan (
    rollout_id       bigint NOT NULL REFERENCES rollout (id),
    digest           text NOT NULL,
    from_fingerprint text NOT NULL,
    document         text NOT NULL,
    PRIMARY KEY (rollout_id, digest)
);

-- One database's share: the digest of its targets in the manifest, and whether it answers.
CREATE TABLE rollout_database (
    rollout_id  bigint NOT NULL REFERENCES rollout (id),
    database_id bigint NOT NULL REFERENCES target_database (id),
    targets     int NOT NULL,
    digest      text NOT NULL,
    problem     text,
    problems    int NOT NULL DEFAULT 0,
    not_before  timestamptz,
    PRIMARY KEY (rollout_id, database_id)
);

CREATE TABLE rollout_target (
    rollout_id           bigint NOT NULL REFERENCES rollout (id),
    target_id            bigint NOT NULL REFERENCES target (id),
    tenant               text NOT NULL,
    schema_name          text NOT NULL,
    database_id          bigint NOT NULL,
    wave                 int NOT NULL DEFAULT 0,
    expected_fingerprint text,
    plan_digest          text,
    direction            text NOT NULL DEFAULT 'forward' CHECK (direction IN ('forward', 'revert')),
    state                text NOT NULL CHECK (state IN (
                             'pending', 'running', 'retrying', 'unknown', 'applied',
                             'already-there', 'held', 'failed', 'gone', 'skipped', 'reverted',
                             'revert-failed', 'not-revertible')),
    detail               text,
    failure_kind         text,
    sql_state            text,
    difference           text,
    attempts             int NOT NULL DEFAULT 0,
    -- an attempt may have changed the schema without anybody hearing of it
    uncertain            boolean NOT NULL DEFAULT false,
    epoch                bigint,
    claimed_by           text,
    claimed_at           timestamptz,
    claimed_until        timestamptz,
    not_before           timestamptz,
    statement            int,
    statements           int,
    started_at           timestamptz,
    finished_at          timestamptz,
    PRIMARY KEY (rollout_id, target_id),
    FOREIGN KEY (rollout_id, database_id) REFERENCES rollout_database (rollout_id, database_id)
        DEFERRABLE INITIALLY DEFERRED,
    CHECK (state <> 'running' OR (epoch IS NOT NULL AND claimed_until IS NOT NULL))
);
CREATE INDEX rollout_target_claimable_idx
    ON rollout_target (rollout_id, database_id, wave, target_id)
    WHERE state IN ('pending', 'retrying', 'unknown');
CREATE INDEX rollout_target_running_idx ON rollout_target (rollout_id, claimed_until)
    WHERE state = 'running';
CREATE INDEX rollout_target_failed_idx ON rollout_target (rollout_id)
    WHERE state IN ('failed', 'revert-failed');
CREATE INDEX rollout_target_target_idx ON rollout_target (target_id);

-- How each attempt ended, one row per epoch.
CREATE TABLE attempt (
    epoch        bigint PRIMARY KEY,
    rollout_id   bigint NOT NULL REFERENCES rollout (id),
    target_id    bigint NOT NULL REFERENCES target (id),
    number       int NOT NULL,
    direction    text NOT NULL,
    plan_digest  text NOT NULL,
    node         text NOT NULL,
    outcome      text NOT NULL,
    detail       text,
    failure_kind text,
    sql_state    text,
    statement    int,
    started_at   timestamptz NOT NULL,
    finished_at  timestamptz NOT NULL
);
CREATE INDEX attempt_target_idx ON attempt (target_id, epoch);

-- A statement that commits by itself: its intent is written before it runs, its end after.
CREATE TABLE attempt_event (
    epoch       bigint NOT NULL,
    position    int NOT NULL,
    sql         text NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (epoch, position)
);
