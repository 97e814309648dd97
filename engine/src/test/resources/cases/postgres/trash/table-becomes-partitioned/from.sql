CREATE TABLE tickets (
    number serial,
    bought date NOT NULL
);
