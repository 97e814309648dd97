-- policy: drop
CREATE TABLE sites (id integer PRIMARY KEY);
CREATE TABLE visits_24 (
    site integer,
    day date NOT NULL
);
CREATE TABLE visits_25 (
    site integer,
    day date NOT NULL,
    CONSTRAINT visits_site FOREIGN KEY (site) REFERENCES sites
);
