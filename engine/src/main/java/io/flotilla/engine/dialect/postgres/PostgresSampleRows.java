package io.flotilla.engine.dialect.postgres;

import static java.lang.Math.min;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flotilla.engine.dialect.SampleRows;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Sample rows, as JSON. */
final class PostgresSampleRows implements SampleRows {

    private static final JsonMapper JSON = new JsonMapper();

    /** So many tables are read with one query. */
    private static final int CHUNK = 50;

    private static final String FIND =
            """
            SELECT DISTINCT c.oid::int8 AS id
            FROM unnest(?::text[]) AS wanted (name),
                 LATERAL (SELECT to_regclass(format('%I.%I', ?::text, wanted.name))) AS top (relid),
                 LATERAL (SELECT top.relid
                          UNION SELECT t.relid FROM pg_partition_tree(top.relid) t) AS part (relid)
                 JOIN pg_class c ON c.oid = part.relid
            WHERE c.relkind = 'r'
            ORDER BY id
            """;

    /** A renamed enum value or attribute of a composite type shows in rows that nobody touched. */
    private static final String TABLES =
            """
            SELECT jsonb_build_object(
                'id', c.oid::int8,
                'table', c.relname,
                'from', format('%I.%I', n.nspname, c.relname),
                'storage', c.relfilenode::int8,
                'names',
                (WITH RECURSIVE up (id) AS (
                     SELECT c.oid
                     UNION
                     SELECT i.inhparent FROM pg_inherits i JOIN up ON up.id = i.inhrelid)
                 SELECT jsonb_agg(p.relname) FROM up JOIN pg_class p ON p.oid = up.id),
                'columns',
                (SELECT jsonb_agg(jsonb_build_object(
                            'name', a.attname,
                            'number', a.attnum,
                            'type', a.atttypid::int8,
                            'opaque', t.typtype IN ('e', 'c') OR e.typtype IN ('e', 'c')))
                 FROM pg_attribute a
                      JOIN pg_type t ON t.oid = a.atttypid
                      LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                   AND a.attgenerated = '')) AS "table"
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = ANY (?::int8[]::oid[])
            """;

    private static final String ROWS =
            """
            SELECT %d AS "table",
                   (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM ONLY %s r) AS rows
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
            var here = new PostgresSampleInserts(from, to, elsewhere(from));
            statement.execute(here.block(tables, checks));
        }
    }

    @Override
    public Set<String> elsewhere(Schema schema) {
        var found = new HashSet<String>();
        schema.tables().stream()
                .filter(table -> options(table).foreign() != null)
                .forEach(table -> found.add(table.name()));
        var known = 0;
        while (known < found.size()) {
            known = found.size();
            schema.tables().stream()
                    .filter(table -> found.contains(table.name()))
                    .map(table -> options(table).lineage().partitionOf())
                    .filter(Objects::nonNull)
                    .map(TableOptions.PartitionOf::parent)
                    .toList()
                    .forEach(found::add);
        }
        return found;
    }

    private static TableOptions.Postgres options(Table table) {
        return switch (table.options()) {
            case TableOptions.Postgres options -> options;
            case TableOptions.MySql _, TableOptions.Redshift _ ->
                    throw new IllegalArgumentException("not of PostgreSQL: " + table.options());
        };
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
        var samples = new ArrayList<Sample>();
        for (var from = 0; from < tables.size(); from += CHUNK) {
            var chunk = tables.subList(from, min(from + CHUNK, tables.size()));
            samples.addAll(read(connection, tables(connection, chunk)));
        }
        return samples;
    }

    /** Asked after every statement of a plan, so the server keeps how to answer it. */
    private static List<JsonNode> tables(Connection connection, List<Long> ids)
            throws SQLException {
        try (var query = connection.prepareStatement(TABLES)) {
            query.unwrap(PGStatement.class).setPrepareThreshold(1);
            query.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            var tables = new ArrayList<JsonNode>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(json(rows.getString("table")));
                }
            }
            return tables;
        }
    }

    private static List<Sample> read(Connection connection, List<JsonNode> tables)
            throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        var sql =
                IntStream.range(0, tables.size())
                        .mapToObj(n -> ROWS.formatted(n, tables.get(n).path("from").textValue()))
                        .collect(joining(" UNION ALL "));
        try (var query = connection.createStatement()) {
            query.setEscapeProcessing(false);
            var samples = new ArrayList<Sample>();
            try (var rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    var table = tables.get(rows.getInt("table"));
                    samples.add(sample(table, json(rows.getString("rows"))));
                }
            }
            return samples;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server writes JSON", e);
        }
    }

    private static Sample sample(JsonNode table, JsonNode content) {
        var columns = new HashMap<Integer, String>();
        var types = new HashMap<Integer, Long>();
        var comparable = new HashMap<String, Integer>();
        for (var column : table.path("columns")) {
            var number = column.path("number").intValue();
            var name = column.path("name").textValue();
            columns.put(number, name);
            types.put(number, column.path("type").longValue());
            if (!column.path("opaque").booleanValue()) {
                comparable.put(name, number);
            }
        }
        var rows = new ArrayList<Map<Integer, String>>();
        for (var row : content) {
            var values = new HashMap<Integer, String>();
            comparable.forEach((name, number) -> values.put(number, text(row.path(name))));
            rows.add(values);
        }
        var names = new HashSet<String>();
        table.path("names").forEach(name -> names.add(name.textValue()));
        return new Sample(
                table.path("id").longValue(),
                table.path("table").textValue(),
                names,
                table.path("storage").longValue(),
                columns,
                types,
                rows);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
