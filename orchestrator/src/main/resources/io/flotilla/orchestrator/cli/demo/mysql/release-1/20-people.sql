CREATE TABLE users (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email varchar(254) COMMENT 'Where invitations go',
    display_name varchar(100) NOT NULL,
    locale varchar(10) NOT NULL DEFAULT 'en',
    active boolean NOT NULL DEFAULT true,
    created_at timestamp NOT NULL DEFAULT current_timestamp,
    UNIQUE KEY users_email_key (email)
) COMMENT = 'People who can sign in';

CREATE TABLE teams (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(100) NOT NULL,
    created_at timestamp NOT NULL DEFAULT current_timestamp,
    UNIQUE KEY teams_name_key (name)
);

CREATE TABLE team_members (
    team_id bigint NOT NULL,
    user_id bigint NOT NULL,
    role enum ('owner', 'admin', 'member', 'guest') NOT NULL DEFAULT 'member',
    PRIMARY KEY (team_id, user_id),
    KEY team_members_user_idx (user_id),
    CONSTRAINT team_members_team FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE,
    CONSTRAINT team_members_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE api_keys (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id bigint NOT NULL,
    prefix char(8) NOT NULL,
    secret_hash varbinary(64) NOT NULL,
    expires_at timestamp NULL,
    KEY api_keys_prefix_idx (prefix),
    KEY api_keys_user_idx (user_id),
    CONSTRAINT api_keys_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_prefix_length CHECK (char_length(prefix) = 8)
);
