-- Acts that have no seal yet. An act's own transaction puts it here: it is here as soon as it can be seen,
-- however late that is, and until its seal is there.
CREATE TABLE audit_unsealed (
    audit_id bigint PRIMARY KEY,
    since    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION await_audit_seal() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    INSERT INTO audit_unsealed (audit_id) VALUES (NEW.id);
    RETURN NULL;
END
$$;

CREATE TRIGGER audit_awaits_seal
    AFTER INSERT
    ON audit
    FOR EACH ROW
EXECUTE FUNCTION await_audit_seal();

INSERT INTO audit_unsealed (audit_id) SELECT id FROM audit;

-- The chain: one link per act, in the order of sealing, each over the act and the link before it.
CREATE TABLE audit_seal (
    position  bigint PRIMARY KEY CHECK (position > 0),
    audit_id  bigint      NOT NULL UNIQUE REFERENCES audit (id),
    content   text        NOT NULL,
    hash      text        NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN audit_seal.position IS '1, 2, 3 … without a gap, unlike the acts'' ids';
COMMENT ON COLUMN audit_seal.content IS 'SHA-256 of the act';
COMMENT ON COLUMN audit_seal.hash IS 'SHA-256 of position, act''s id, content and the hash before';

-- Ends of the chain that were told outside.
CREATE TABLE audit_head (
    position bigint PRIMARY KEY,
    hash     text        NOT NULL,
    told_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TRIGGER audit_seal_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON audit_seal
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_head_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON audit_head
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_audit_change();
