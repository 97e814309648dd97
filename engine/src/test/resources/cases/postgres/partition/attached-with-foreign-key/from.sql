CREATE TABLE sites (id integer PRIMARY KEY);
CREATE TABLE visits (
    site integer,
    day date NOT NULL
) PARTITION BY RANGE (day);
ALTER TABLE visits ADD CONSTRAINT visits_site FOREIGN KEY (site) REFERENCES sites;
CREATE TABLE visits_24 (
    site integer,
    day date
);
