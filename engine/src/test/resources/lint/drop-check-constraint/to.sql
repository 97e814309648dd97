CREATE TABLE orders (id bigint PRIMARY KEY, total numeric CONSTRAINT kept CHECK (total > 1));
