-- Somebody who is signed in to the console with a token. Good for as long as the token lives, and
-- no longer than it says.
CREATE TABLE console_session (
    secret_hash bytea PRIMARY KEY,
    token_id    bigint      NOT NULL REFERENCES api_token (id),
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);

COMMENT ON COLUMN console_session.secret_hash IS 'SHA-256 of what the cookie holds';

-- A link that signs somebody in once, instead of a token typed in.
CREATE TABLE sign_in_link (
    secret_hash bytea PRIMARY KEY,
    token_id    bigint      NOT NULL REFERENCES api_token (id),
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);
