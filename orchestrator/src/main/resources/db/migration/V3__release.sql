-- The whole structure behind a fingerprint, one row per fingerprint ever seen or published.
CREATE TABLE schema_snapshot (
    fingerprint   text PRIMARY KEY,
    schema        jsonb NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One published desired state. Never updated.
CREATE TABLE release (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    tag         text NOT NULL,
    dialect     text NOT NULL,
    fingerprint text NOT NULL REFERENCES schema_snapshot (fingerprint),
    schema      jsonb NOT NULL,
    sources     jsonb NOT NULL,
    digest      text NOT NULL,
    policy      jsonb NOT NULL,
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL,
    UNIQUE (name, tag)
);

-- What is known of a target: the live side from its last inspection (scan or attempt), and the
-- expected side from the last attempt that ended well, or from an operator who adopted the state.
CREATE TABLE target_state (
    target_id            bigint PRIMARY KEY REFERENCES target (id) ON DELETE CASCADE,
    fingerprint          text,
    problem_kind         text CHECK (problem_kind IN ('missing', 'unsupported', 'unreachable')),
    problem              text,
    inspected_at         timestamptz NOT NULL,
    expected_fingerprint text,
    release_id           bigint REFERENCES release (id),
    expected_since       timestamptz,
    CHECK (num_nonnulls(fingerprint, problem) = 1),
    CHECK ((problem_kind IS NULL) = (problem IS NULL)),
    CHECK ((expected_fingerprint IS NULL) = (expected_since IS NULL))
);

-- Deviations are few, so finding them costs their number and not the fleet's.
CREATE INDEX target_state_drifted_idx ON target_state (expected_fingerprint, fingerprint)
    WHERE fingerprint <> expected_fingerprint;
CREATE INDEX target_state_problem_idx ON target_state (problem_kind) WHERE problem_kind IS NOT NULL;

-- The way from one state of the fleet to the release; a re-made or edited plan replaces its row.
CREATE TABLE release_plan (
    release_id       bigint NOT NULL REFERENCES release (id),
    from_fingerprint text NOT NULL,
    digest           text NOT NULL,
    document         text NOT NULL,
    created_by       text NOT NULL,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (release_id, from_fingerprint)
);
CREATE INDEX release_plan_from_idx ON release_plan (from_fingerprint);

-- Why there is no plan from a state for which one was tried.
CREATE TABLE release_refusal (
    release_id       bigint NOT NULL REFERENCES release (id),
    from_fingerprint text NOT NULL,
    reasons          text[] NOT NULL,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (release_id, from_fingerprint)
);
