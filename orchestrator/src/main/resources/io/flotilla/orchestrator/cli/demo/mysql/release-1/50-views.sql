CREATE VIEW open_tasks AS
    SELECT tasks.id, tasks.title, tasks.due_on, projects.name AS project
    FROM tasks
    JOIN projects ON projects.id = tasks.project_id
    WHERE tasks.state <> 'done';

CREATE VIEW invoice_totals AS
    SELECT invoices.number, sum(invoice_lines.quantity * invoice_lines.unit_price) AS total
    FROM invoices
    JOIN invoice_lines ON invoice_lines.invoice_id = invoices.id
    GROUP BY invoices.number;

CREATE TRIGGER invoices_are_told AFTER INSERT ON invoices FOR EACH ROW
    INSERT INTO audit_events (kind) VALUES ('invoice made');
