-- The registry: which databases there are, and which schema on which of them belongs to whom.

CREATE TABLE target_database (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name           text NOT NULL UNIQUE,
    dialect        text NOT NULL,
    host           text NOT NULL,
    port           integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
    database_name  text NOT NULL,
    username       text NOT NULL,
    -- a reference such as env:NAME or file:/path; never the password itself
    password       text NOT NULL CHECK (password ~ '^(env|file):'),
    options        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(options) = 'object'),
    connection_cap integer NOT NULL CHECK (connection_cap > 0),
    labels         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(labels) = 'object'),
    created_at     timestamptz NOT NULL DEFAULT now(),
    -- registered twice, one schema would be two targets
    UNIQUE (host, port, database_name)
);

CREATE TABLE target (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant         text NOT NULL,
    database_id    bigint NOT NULL REFERENCES target_database,
    schema_name    text NOT NULL CHECK (octet_length(schema_name) BETWEEN 1 AND 63),
    labels         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(labels) = 'object'),
    status         text NOT NULL DEFAULT 'active'
                   CHECK (status IN ('active', 'suspended', 'quarantined', 'leaving')),
    pinned_release text,
    notes          text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (database_id, schema_name)
);

-- Lists page by id (the primary key); these narrow them.
CREATE INDEX target_tenant ON target (tenant);
CREATE INDEX target_labels ON target USING gin (labels jsonb_path_ops);
CREATE INDEX target_status ON target (status, id) WHERE status <> 'active';
