CREATE TYPE mood AS ENUM (
    -- flotilla:renamed from=sad
    'blue',
    'happy'
);
