CREATE TABLE webhooks (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE,
    url text NOT NULL,
    events text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT webhooks_url_https CHECK (url LIKE 'https://%')
);
CREATE INDEX webhooks_team_idx ON webhooks (team_id);
COMMENT ON TABLE webhooks IS 'Who is told about a change of a task';
