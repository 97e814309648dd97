package io.flotilla.engine.dialect.postgres;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flotilla.engine.schema.Grant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is granted in a schema before a plan runs, so that what the plan drops and makes again gets
 * it back, on each target what was granted there. The search path must be the schema.
 */
final class PostgresKeptGrants {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String SQL =
            PostgresSql.load("kept-grants.sql")
                    .replace(
                            ":grants",
                            PostgresSql.grants(
                                    "(SELECT a.oid FROM pg_roles a WHERE a.rolname = current_user)",
                                    "true"))
                    .replace(":'columns'", "?");

    private final Map<Thing, Granted> before;

    /** Something that can be granted on, by name. */
    private record Thing(Grant.On on, String object, @Nullable String column) {}

    /** What is granted on it, and which it is: another one of that name has another id. */
    private record Granted(String id, List<Grant> grants) {}

    private PostgresKeptGrants(Map<Thing, Granted> before) {
        this.before = before;
    }

    static PostgresKeptGrants read(Connection connection) throws SQLException {
        return new PostgresKeptGrants(read(connection, List.of()));
    }

    /**
     * The statements that give to what was made anew since what there was granted; of what they are
     * about, nothing is kept any more. What only took a name over is not made anew.
     */
    List<PostgresGrants.Sql> statements(Connection connection) throws SQLException {
        var ids = before.values().stream().map(Granted::id).collect(toSet());
        var columns = before.keySet().stream().filter(it -> it.column() != null).toList();
        var now = new ArrayList<Grant>();
        var then = new ArrayList<Grant>();
        read(connection, columns)
                .forEach(
                        (thing, granted) -> {
                            if (!ids.contains(granted.id())) {
                                var was = before.remove(thing);
                                now.addAll(was == null ? List.of() : granted.grants());
                                then.addAll(was == null ? List.of() : was.grants());
                            }
                        });
        return PostgresGrants.write(now, then);
    }

    private static Map<Thing, Granted> read(Connection connection, List<Thing> columns)
            throws SQLException {
        var all = new HashMap<Thing, Granted>();
        try (var query = connection.prepareStatement(SQL)) {
            query.setString(1, json(columns));
            try (var rows = query.executeQuery()) {
                rows.next();
                for (var row : SchemaRowsReader.grants(rows)) {
                    var granted =
                            all.computeIfAbsent(
                                    new Thing(row.on(), row.object(), row.column()),
                                    _ -> new Granted(row.id(), new ArrayList<>()));
                    granted.grants().add(row.grant());
                }
            }
        }
        return all;
    }

    private static String json(List<Thing> columns) {
        try {
            return JSON.writeValueAsString(
                    columns.stream().map(it -> new String[] {it.object(), it.column()}).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
