-- How long a rollout has been under way, and how much of that it stood still.
ALTER TABLE rollout
    ADD COLUMN active_since timestamptz,
    ADD COLUMN paused_at    timestamptz,
    ADD COLUMN paused_for   interval NOT NULL DEFAULT '0';

COMMENT ON COLUMN rollout.active_since IS 'start, or the last time it went on after an end';
COMMENT ON COLUMN rollout.paused_for IS 'pauses since then that are over';
UPDATE rollout SET active_since = started_at;
UPDATE rollout SET paused_at = now() WHERE state = 'paused';
