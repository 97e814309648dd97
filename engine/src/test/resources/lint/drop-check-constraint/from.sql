CREATE TABLE orders (id bigint PRIMARY KEY, total numeric CONSTRAINT kept CHECK (total > 0) CONSTRAINT gone CHECK (total < 100));
