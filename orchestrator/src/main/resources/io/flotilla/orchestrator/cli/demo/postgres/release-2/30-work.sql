CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES teams,
    name text NOT NULL,
    budget numeric(12, 2),
    settings jsonb NOT NULL DEFAULT '{}',
    archived_at timestamptz,
    CONSTRAINT projects_budget_positive CHECK (budget >= 0)
);
CREATE INDEX projects_team_idx ON projects (team_id) WHERE archived_at IS NULL;
CREATE INDEX projects_settings_idx ON projects USING gin (settings jsonb_path_ops);

CREATE TABLE tasks (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects ON DELETE CASCADE,
    assignee_id bigint REFERENCES users ON DELETE SET NULL,
    title text NOT NULL,
    state task_state NOT NULL DEFAULT 'open',
    due_on date,
    priority smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tasks_project_state_idx ON tasks (project_id, state) INCLUDE (title);
CREATE INDEX tasks_assignee_idx ON tasks (assignee_id) WHERE assignee_id IS NOT NULL;

CREATE INDEX tasks_due_idx ON tasks (due_on) WHERE due_on IS NOT NULL;

CREATE TABLE task_comments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id bigint NOT NULL REFERENCES tasks ON DELETE CASCADE,
    author_id bigint REFERENCES users ON DELETE SET NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX task_comments_task_idx ON task_comments (task_id, created_at DESC);

CREATE TABLE tags (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    colour character(7) NOT NULL DEFAULT '#888888'
);
CREATE UNIQUE INDEX tags_name_key ON tags (lower(name));

CREATE TABLE task_tags (
    task_id bigint NOT NULL REFERENCES tasks ON DELETE CASCADE,
    tag_id bigint NOT NULL REFERENCES tags ON DELETE CASCADE,
    PRIMARY KEY (task_id, tag_id)
);

CREATE TABLE attachments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id bigint NOT NULL REFERENCES tasks ON DELETE CASCADE,
    file_name text NOT NULL,
    bytes bigint NOT NULL,
    kilobytes bigint GENERATED ALWAYS AS (bytes / 1024) STORED,
    CONSTRAINT attachments_bytes_positive CHECK (bytes > 0)
);
