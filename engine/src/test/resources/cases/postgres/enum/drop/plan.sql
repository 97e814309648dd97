
DROP TYPE mood;

-- revert

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
