INSERT INTO users (email, display_name)
    SELECT 'user' || n || '@example.com', 'User ' || n FROM generate_series(1, 8) n;
INSERT INTO teams (name) VALUES ('Product'), ('Support');
INSERT INTO team_members (team_id, user_id)
    SELECT 1 + n % 2, n FROM generate_series(1, 8) n;
INSERT INTO projects (team_id, name, budget)
    SELECT 1 + n % 2, 'Project ' || n, n * 1000 FROM generate_series(1, 4) n;
INSERT INTO tasks (project_id, assignee_id, title, due_on)
    SELECT 1 + n % 4, 1 + n % 8, 'Task ' || n, CURRENT_DATE + n FROM generate_series(1, 40) n;
INSERT INTO invoices (project_id) SELECT n FROM generate_series(1, 4) n;
INSERT INTO invoice_lines (invoice_id, position, description, unit_price)
    SELECT n, 1, 'Subscription', 49.00 FROM generate_series(1, 4) n;
