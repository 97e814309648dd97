CREATE TABLE invoices (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number bigint NOT NULL,
    project_id bigint,
    state enum ('draft', 'sent', 'paid', 'void') NOT NULL DEFAULT 'draft',
    issued_on date NOT NULL,
    currency char(3) NOT NULL DEFAULT 'EUR',
    UNIQUE KEY invoices_number_key (number),
    KEY invoices_issued_idx (issued_on),
    KEY invoices_project_idx (project_id),
    CONSTRAINT invoices_project FOREIGN KEY (project_id) REFERENCES projects (id)
);

CREATE TABLE invoice_lines (
    invoice_id bigint NOT NULL,
    position int NOT NULL,
    description varchar(200) NOT NULL,
    quantity decimal(10, 2) NOT NULL DEFAULT 1,
    unit_price decimal(12, 2) NOT NULL,
    PRIMARY KEY (invoice_id, position),
    CONSTRAINT invoice_lines_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE
);

CREATE TABLE audit_events (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    happened_at timestamp NOT NULL DEFAULT current_timestamp,
    actor_id bigint,
    kind varchar(100) NOT NULL,
    details json NOT NULL DEFAULT ('{}'),
    KEY audit_events_happened_idx (happened_at),
    KEY audit_events_actor_idx (actor_id),
    CONSTRAINT audit_events_actor FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL
);

