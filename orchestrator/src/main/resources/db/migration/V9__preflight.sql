-- One look at a rollout's targets before it starts; the last that came to its end is what counts.
CREATE TABLE preflight (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id  bigint NOT NULL REFERENCES rollout (id),
    started_by  text NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    report      jsonb,
    CHECK (num_nonnulls(finished_at, report) IN (0, 2))
);
CREATE INDEX preflight_rollout_idx ON preflight (rollout_id);

-- What stands against one target's attempt; a target may have several.
CREATE TABLE preflight_finding (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    preflight_id bigint NOT NULL REFERENCES preflight (id) ON DELETE CASCADE,
    target_id    bigint NOT NULL,
    kind         text NOT NULL CHECK (kind IN (
                     'held', 'unreachable', 'missing', 'unsupported', 'drifted', 'no-privilege',
                     'check-fails', 'check-unanswered', 'rehearsal-failed')),
    detail       text NOT NULL,
    -- how many rows break a check, where they could be counted
    rows         bigint
);
CREATE INDEX preflight_finding_idx ON preflight_finding (preflight_id, kind, id);

-- How much the tables hold that the plan's hazards name, and what a rehearsal took.
CREATE TABLE preflight_target (
    preflight_id bigint NOT NULL REFERENCES preflight (id) ON DELETE CASCADE,
    target_id    bigint NOT NULL,
    bytes        bigint NOT NULL,
    millis       double precision,
    PRIMARY KEY (preflight_id, target_id)
);
