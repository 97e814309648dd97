-- Waves open when the ones they depend on are done; several may be under way side by side.
ALTER TABLE rollout_wave
    ADD targets int NOT NULL DEFAULT 0,
    ADD done_at timestamptz,
    -- how many attempts there may be at once, where claims have to keep to it; else the shards do
    ADD room    int;
UPDATE rollout_wave w
SET targets = (SELECT count(*) FROM rollout_target x
               WHERE x.rollout_id = w.rollout_id AND x.wave = w.position);
UPDATE rollout_wave w
SET done_at = coalesce(w.worked_at, now())
FROM rollout r
WHERE r.id = w.rollout_id AND w.opened_at IS NOT NULL
  AND (w.position < r.wave OR 'completed' IN (r.state, r.before_revert));

ALTER TABLE rollout
    -- what was changed since the approval, in the form of a merge patch
    ADD changes  jsonb NOT NULL DEFAULT '{}',
    -- grows with every such change: shards begin anew
    ADD revision int NOT NULL DEFAULT 0;

ALTER TABLE rollout_target
    -- the order in its wave
    ADD turn          int NOT NULL DEFAULT 0,
    ADD bytes         bigint,
    -- which of the strategy's windows is for it, counted from 1
    ADD window_number int,
    -- a failure accepted by whoever resumed after a halt
    ADD forgiven      boolean NOT NULL DEFAULT false;
UPDATE rollout_target x
SET forgiven = true
FROM rollout r
WHERE r.id = x.rollout_id AND r.failures_forgiven > 0 AND x.direction = r.direction
  AND x.state IN ('failed', 'revert-failed');

ALTER TABLE rollout DROP COLUMN wave, DROP COLUMN failures_forgiven;

DROP INDEX rollout_target_claimable_idx;
CREATE INDEX rollout_target_claimable_idx
    ON rollout_target (rollout_id, database_id, wave, turn, target_id)
    WHERE state IN ('pending', 'retrying', 'unknown');
DROP INDEX rollout_target_failed_idx;
-- what counts towards a budget; a fleet may have thousands of targets that are held from the start
CREATE INDEX rollout_target_failed_idx ON rollout_target (rollout_id)
    WHERE NOT forgiven AND (state IN ('failed', 'revert-failed') OR failure_kind = 'drifted');

-- The waves whose targets may be attempted now.
CREATE VIEW rollout_open_wave AS
SELECT w.rollout_id, w.position, w.room
FROM rollout_wave w
JOIN rollout r ON r.id = w.rollout_id
WHERE CASE r.direction
          WHEN 'forward' THEN w.opened_at IS NOT NULL AND w.done_at IS NULL
          ELSE w.position <= r.revert_wave
      END;

-- Whether attempts may start in a window, as the driver last saw it. Without a row they may not.
CREATE TABLE rollout_window (
    rollout_id bigint NOT NULL REFERENCES rollout (id),
    number     int NOT NULL,
    open       boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    -- when it closes, or opens again, if ever
    next_at    timestamptz,
    PRIMARY KEY (rollout_id, number)
);

-- What a health check last said. It is asked again some time after asked_at, by one node.
CREATE TABLE rollout_check (
    rollout_id  bigint NOT NULL,
    wave        int NOT NULL,
    name        text NOT NULL,
    asked_at    timestamptz NOT NULL,
    answered_at timestamptz,
    outcome     text CHECK (outcome IN ('holds', 'fails', 'inconclusive')),
    detail      text,
    PRIMARY KEY (rollout_id, wave, name),
    FOREIGN KEY (rollout_id, wave) REFERENCES rollout_wave (rollout_id, position)
);
