-- A release's name and tag may be there once for each dialect; a rollout takes those its targets need.
ALTER TABLE release
    DROP CONSTRAINT release_name_tag_key,
    ADD CONSTRAINT release_name_tag_dialect_key UNIQUE (name, tag, dialect),
    ADD CONSTRAINT release_id_dialect_key UNIQUE (id, dialect);

CREATE TABLE rollout_release (
    rollout_id bigint NOT NULL REFERENCES rollout (id),
    dialect    text NOT NULL,
    release_id bigint NOT NULL,
    PRIMARY KEY (rollout_id, dialect),
    FOREIGN KEY (release_id, dialect) REFERENCES release (id, dialect)
);
CREATE INDEX rollout_release_release_idx ON rollout_release (release_id);
INSERT INTO rollout_release (rollout_id, dialect, release_id)
SELECT r.id, l.dialect, l.id FROM rollout r JOIN release l ON l.id = r.release_id;

ALTER TABLE rollout DROP COLUMN release_id;
