CREATE TABLE projects (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    team_id bigint NOT NULL,
    name varchar(200) NOT NULL,
    budget decimal(12, 2),
    settings json NOT NULL DEFAULT ('{}'),
    archived_at timestamp NULL,
    KEY projects_team_idx (team_id),
    CONSTRAINT projects_team FOREIGN KEY (team_id) REFERENCES teams (id),
    CONSTRAINT projects_budget_positive CHECK (budget >= 0)
);

CREATE TABLE tasks (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    project_id bigint NOT NULL,
    assignee_id bigint,
    title varchar(200) NOT NULL,
    state enum ('open', 'in_progress', 'done') NOT NULL DEFAULT 'open',
    due_on date,
    created_at timestamp NOT NULL DEFAULT current_timestamp,
    updated_at timestamp NOT NULL DEFAULT current_timestamp ON UPDATE current_timestamp,
    KEY tasks_project_state_idx (project_id, state),
    KEY tasks_assignee_idx (assignee_id),
    CONSTRAINT tasks_project FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
    CONSTRAINT tasks_assignee FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE task_comments (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    task_id bigint NOT NULL,
    author_id bigint,
    body text NOT NULL,
    created_at timestamp NOT NULL DEFAULT current_timestamp,
    KEY task_comments_task_idx (task_id, created_at DESC),
    KEY task_comments_author_idx (author_id),
    FULLTEXT KEY task_comments_body_idx (body),
    CONSTRAINT task_comments_task FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT task_comments_author FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE tags (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(50) NOT NULL,
    colour char(7) NOT NULL DEFAULT '#888888',
    UNIQUE KEY tags_name_key (name)
);

CREATE TABLE task_tags (
    task_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    PRIMARY KEY (task_id, tag_id),
    KEY task_tags_tag_idx (tag_id),
    CONSTRAINT task_tags_task FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT task_tags_tag FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);

CREATE TABLE attachments (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    task_id bigint NOT NULL,
    file_name varchar(255) NOT NULL,
    bytes bigint NOT NULL,
    kilobytes bigint GENERATED ALWAYS AS (bytes DIV 1024) STORED,
    KEY attachments_task_idx (task_id),
    CONSTRAINT attachments_task FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT attachments_bytes_positive CHECK (bytes > 0)
);
