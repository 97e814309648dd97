
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, language = 'english', stopwords = 'english');

COMMENT ON TEXT SEARCH DICTIONARY stems IS 'stems';

CREATE TEXT SEARCH CONFIGURATION words (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword, word WITH stems, simple;

ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR "int" WITH simple;

COMMENT ON TEXT SEARCH CONFIGURATION words IS 'finds';

CREATE TABLE t (
    id integer NOT NULL,
    v text,
    f tsvector GENERATED ALWAYS AS (to_tsvector('words'::regconfig, v)) STORED,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- revert

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all rows of t
DROP TABLE t;

DROP TEXT SEARCH CONFIGURATION words;

DROP TEXT SEARCH DICTIONARY stems;
