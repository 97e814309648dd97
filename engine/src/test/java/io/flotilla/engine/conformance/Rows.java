package io.flotilla.engine.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of every table of a schema, to see that those of kept tables survive a plan. */
record Rows(Map<String, Table> tables) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ordinary columns with their types; a generated one is not content. */
    private static final String TABLES =
            """
            SELECT c.oid::regclass::text AS name,
                   (SELECT jsonb_object_agg(a.attname, format_type(a.atttypid, a.atttypmod))
                    FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      AND a.attgenerated = '') AS columns
            FROM pg_class c
            WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'p')
            ORDER BY 1
            """;

    record Table(Map<String, String> columns, List<ObjectNode> rows) {

        /** The rows in the columns that the other has with the same type. */
        List<String> content(Table other) {
            var kept = new ArrayList<>(columns.entrySet());
            kept.retainAll(other.columns.entrySet());
            var names = kept.stream().map(Map.Entry::getKey).toList();
            return rows.stream()
                    .map(row -> names.stream().map(row::get).toList().toString())
                    .sorted()
                    .toList();
        }
    }

    static Rows read(Connection connection, String schema) throws SQLException {
        var tables = new LinkedHashMap<String, Table>();
        try (var query = connection.prepareStatement(TABLES)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var name = rows.getString("name");
                    tables.put(
                            name,
                            new Table(columns(rows.getString("columns")), of(connection, name)));
                }
            }
        }
        return new Rows(tables);
    }

    /** What was lost on the way to {@code later}; empty where nothing was. */
    List<String> lostIn(Rows later) {
        var lost = new ArrayList<String>();
        tables.forEach(
                (name, before) -> {
                    var after = later.tables.get(name);
                    if (after != null && !before.content(after).equals(after.content(before))) {
                        lost.add(
                                "rows of %s are not the same: %s became %s"
                                        .formatted(
                                                name,
                                                before.content(after),
                                                after.content(before)));
                    }
                });
        return lost;
    }

    private static List<ObjectNode> of(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT to_jsonb(t) FROM ONLY %s t".formatted(table))) {
            var found = new ArrayList<ObjectNode>();
            while (rows.next()) {
                found.add(object(rows.getString(1)));
            }
            return found;
        }
    }

    private static Map<String, String> columns(String json) {
        var columns = new LinkedHashMap<String, String>();
        if (json != null) {
            object(json).properties().forEach(e -> columns.put(e.getKey(), e.getValue().asText()));
        }
        return columns;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
