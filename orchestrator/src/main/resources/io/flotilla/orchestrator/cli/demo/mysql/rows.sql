INSERT INTO users (email, display_name) VALUES
    ('user1@example.com', 'User 1'), ('user2@example.com', 'User 2'), ('user3@example.com', 'User 3'),
    ('user4@example.com', 'User 4'), ('user5@example.com', 'User 5'), ('user6@example.com', 'User 6');
INSERT INTO teams (name) VALUES ('Product'), ('Support');
INSERT INTO team_members (team_id, user_id) SELECT 1 + id % 2, id FROM users;
INSERT INTO projects (team_id, name, budget) SELECT 1 + id % 2, concat('Project ', id), id * 1000 FROM users WHERE id <= 4;
INSERT INTO tasks (project_id, assignee_id, title, due_on)
    SELECT projects.id, users.id, concat('Task ', users.id), current_date + INTERVAL users.id DAY FROM projects JOIN users;
INSERT INTO invoices (number, project_id, issued_on) SELECT 1000 + id, id, current_date FROM projects;
INSERT INTO invoice_lines (invoice_id, position, description, unit_price) SELECT id, 1, 'Subscription', 49.00 FROM invoices;
