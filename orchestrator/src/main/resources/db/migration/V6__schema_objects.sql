-- Schemas hold what is no table in one list, each object with its kind, and say what depends on
-- what; views said so themselves before.
CREATE FUNCTION pg_temp.with_objects(schema jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object(
        'tables', schema -> 'tables',
        'objects', (
            SELECT coalesce(jsonb_agg(item.object - 'uses'
                || jsonb_build_object('object', item.kind) ORDER BY item.place, item.number), '[]')
            FROM (VALUES (1, 'enum-type', 'enums'), (2, 'sequence', 'sequences'),
                         (3, 'view', 'views')) AS list (place, kind, field),
                 LATERAL (SELECT list.place, list.kind, o.object, o.number
                          FROM jsonb_array_elements(schema -> list.field)
                              WITH ORDINALITY AS o (object, number)) item),
        'dependencies', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'dependent', jsonb_build_object('kind', 'RELATION', 'name', v -> 'name'),
                'needed', CASE WHEN u ->> 'column' = '*'
                    THEN jsonb_build_object('kind', 'RELATION', 'name', u -> 'relation')
                    ELSE jsonb_build_object('kind', 'COLUMN', 'name', u -> 'relation',
                                            'part', u -> 'column') END)), '[]')
            FROM jsonb_array_elements(schema -> 'views') AS v,
                 jsonb_array_elements(v -> 'uses') AS u))
$$;

UPDATE schema_snapshot SET schema = pg_temp.with_objects(schema) WHERE NOT schema ? 'objects';
UPDATE release SET schema = pg_temp.with_objects(schema) WHERE NOT schema ? 'objects';
