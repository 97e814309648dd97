package io.flotilla.engine.dialect.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flotilla.engine.dialect.SampleRows;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sample rows, each question in one round trip. */
final class PostgresSampleRows implements SampleRows {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String FIND =
            """
            SELECT c.oid::int8 AS id
            FROM unnest(?::text[]) AS wanted (name)
                 JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', ?::text, wanted.name))
            WHERE c.relkind = 'r'
            ORDER BY c.oid
            """;

    /**
     * Names are not known before it runs, so the block makes its queries; a setting that ends with
     * the transaction brings the answer out. A renamed enum value or attribute of a composite type
     * shows in rows that nobody touched.
     */
    private static final String LOOK =
            """
            DO $flotilla_look$
            DECLARE
                seen record;
                content jsonb;
                samples jsonb := '[]';
            BEGIN
                FOR seen IN
                    SELECT c.oid::int8 AS id, c.relname, n.nspname, c.relfilenode::int8 AS storage,
                           (SELECT jsonb_object_agg(a.attname, a.attnum)
                            FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                              AND a.attgenerated = '') AS columns,
                           (SELECT jsonb_object_agg(a.attnum, a.atttypid::int8)
                            FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                              AND a.attgenerated = '') AS types,
                           (SELECT coalesce(jsonb_agg(a.attnum), '[]')
                            FROM pg_attribute a
                                 JOIN pg_type t ON t.oid = a.atttypid
                                 LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                              AND (t.typtype IN ('e', 'c') OR e.typtype IN ('e', 'c'))) AS opaque
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.oid = ANY ('{%s}'::oid[])
                LOOP
                    EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(r)), ''[]'') FROM ONLY %%I.%%I r',
                        seen.nspname, seen.relname) INTO content;
                    samples := samples || jsonb_build_object('id', seen.id, 'table', seen.relname,
                        'storage', seen.storage, 'columns', seen.columns, 'types', seen.types,
                        'opaque', seen.opaque,
                        'rows', content);
                END LOOP;
                PERFORM set_config('flotilla.samples', samples::text, true);
            END $flotilla_look$;
            SELECT current_setting('flotilla.samples') AS samples
            """;

    @Override
    public void fill(
            Connection connection,
            Schema from,
            @Nullable Schema to,
            Set<String> tables,
            List<Check> checks)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(new PostgresSampleInserts(from, to).block(tables, checks));
        }
    }

    @Override
    public List<Long> find(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("text", tables.toArray()));
            query.setString(2, schema);
            var ids = new ArrayList<Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong("id"));
                }
            }
            return ids;
        }
    }

    @Override
    public List<Sample> look(Connection connection, List<Long> tables) throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        var ids = tables.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (var query = connection.prepareStatement(LOOK.formatted(ids))) {
            return samples(PostgresResults.of(query).require("samples"));
        }
    }

    private static List<Sample> samples(String json) {
        try {
            var samples = new ArrayList<Sample>();
            for (var sample : JSON.readTree(json)) {
                samples.add(sample(sample));
            }
            return samples;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server writes JSON", e);
        }
    }

    private static Sample sample(JsonNode json) {
        var numbers = new HashMap<String, Integer>();
        json.path("columns")
                .properties()
                .forEach(it -> numbers.put(it.getKey(), it.getValue().intValue()));
        var columns = new HashMap<Integer, String>();
        numbers.forEach((name, number) -> columns.put(number, name));
        var types = new HashMap<Integer, Long>();
        json.path("types")
                .properties()
                .forEach(it -> types.put(Integer.valueOf(it.getKey()), it.getValue().longValue()));
        var comparable = new HashMap<>(numbers);
        json.path("opaque").forEach(number -> comparable.values().remove(number.intValue()));
        var rows = new ArrayList<Map<Integer, String>>();
        for (var row : json.path("rows")) {
            var values = new HashMap<Integer, String>();
            comparable.forEach((name, number) -> values.put(number, text(row.path(name))));
            rows.add(values);
        }
        return new Sample(
                json.path("id").longValue(),
                json.path("table").textValue(),
                json.path("storage").longValue(),
                columns,
                types,
                rows);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
