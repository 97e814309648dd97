CREATE TABLE parcels (
    id integer NOT NULL,
    depot text NOT NULL,
    PRIMARY KEY (id, depot)
) PARTITION BY LIST (depot);
CREATE TABLE parcels_a PARTITION OF parcels FOR VALUES IN ('a');
CREATE TABLE scans (
    parcel integer,
    depot text
);
