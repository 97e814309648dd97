CREATE SEQUENCE invoice_number START WITH 1000;

CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number bigint NOT NULL DEFAULT nextval('invoice_number') CONSTRAINT invoices_number_key UNIQUE,
    project_id bigint REFERENCES projects,
    state invoice_state NOT NULL DEFAULT 'draft',
    issued_on date NOT NULL DEFAULT CURRENT_DATE,
    currency character(3) NOT NULL DEFAULT 'EUR'
);
CREATE INDEX invoices_open_idx ON invoices (issued_on) WHERE state <> 'paid';

CREATE TABLE invoice_lines (
    invoice_id bigint NOT NULL REFERENCES invoices ON DELETE CASCADE,
    position integer NOT NULL,
    description text NOT NULL,
    quantity numeric(10, 2) NOT NULL DEFAULT 1,
    unit_price numeric(12, 2) NOT NULL,
    PRIMARY KEY (invoice_id, position)
);

CREATE TABLE audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL DEFAULT now(),
    actor_id bigint REFERENCES users ON DELETE SET NULL,
    kind text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_happened_idx ON audit_events USING brin (happened_at);
