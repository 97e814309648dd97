-- flotilla:renamed from=users
CREATE TABLE customers (id bigint PRIMARY KEY, 
    -- flotilla:renamed from=email
    mail text, name text);
GRANT SELECT ON customers TO app, reader;
GRANT UPDATE (mail) ON customers TO app;
