
ALTER DOMAIN amount DROP DEFAULT;

ALTER DOMAIN amount DROP NOT NULL;

-- revert

ALTER DOMAIN amount SET DEFAULT 1;

-- lock of t, SHARE, throughout: nobody writes to t until its values of domain amount are read
-- data dependent of t: it fails if some t.v is no amount any more
ALTER DOMAIN amount SET NOT NULL;
