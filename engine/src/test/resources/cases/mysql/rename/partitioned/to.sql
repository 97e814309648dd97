-- flotilla:renamed from=calls
CREATE TABLE talks (
    id int,
    began int, -- flotilla:renamed from=at
    PRIMARY KEY (id, began)
) PARTITION BY RANGE (began) (PARTITION p0 VALUES LESS THAN (10), PARTITION rest VALUES LESS THAN MAXVALUE);
