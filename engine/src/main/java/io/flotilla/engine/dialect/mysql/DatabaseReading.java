package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One reading of one database. For one thread. */
final class DatabaseReading {

    private final Connection connection;
    private final String schema;
    private final Listing listing;
    private final OwnDatabase own;
    private final List<Table> tables = new ArrayList<>();
    private final List<SchemaObject> objects = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();

    DatabaseReading(Connection connection, String schema, Listing listing) {
        this.connection = connection;
        this.schema = schema;
        this.listing = listing;
        this.own = new OwnDatabase(schema);
    }

    /** Reads one thing. */
    private interface Reading {
        void read() throws SQLException;
    }

    Schema read() throws SQLException {
        if (!listing.isDisturbed()) {
            return readAll();
        }
        MySqlSql.run(connection, "SET SESSION sql_mode = ''");
        try {
            return readAll();
        } finally {
            MySqlSql.run(
                    connection, "SET SESSION sql_mode = " + Identifiers.literal(listing.sqlMode()));
        }
    }

    private Schema readAll() throws SQLException {
        readTables();
        var reader = new ObjectReader(own);
        for (var name : listing.tables("SEQUENCE")) {
            if (!isOwn(name)) {
                attempt(() -> objects.add(reader.sequence(name, showCreate("SEQUENCE", name, 1))));
            }
        }
        for (var name : listing.tables("VIEW")) {
            attempt(() -> objects.add(reader.view(name, showCreate("VIEW", name, 1))));
        }
        for (var entry : listing.of("routine")) {
            attempt(
                    () ->
                            objects.add(
                                    reader.routine(
                                            entry.name(),
                                            entry.detail(),
                                            showCreate(entry.detail(), entry.name(), 2))));
        }
        for (var entry : listing.of("event")) {
            attempt(
                    () ->
                            objects.add(
                                    reader.event(
                                            entry.name(),
                                            entry.detail().equals("from its making"),
                                            showCreate("EVENT", entry.name(), 3))));
        }
        if (!listing.of("trigger").isEmpty()) {
            objects.addAll(
                    TriggerReader.read(connection, schema).stream()
                            .filter(trigger -> !isOwn(trigger.relation()))
                            .toList());
        }
        if (!unsupported.isEmpty()) {
            throw new UnsupportedObject(schema, unsupported);
        }
        objects.sort(
                Comparator.comparing((SchemaObject object) -> object.objectName().kind())
                        .thenComparing(object -> object.objectName().toString()));
        return new Schema(tables, objects, Dependencies.of(tables, objects));
    }

    private void readTables() throws SQLException {
        var reader = new TableReader(listing.flavour(), own);
        for (var name : listing.tables("BASE TABLE", "SYSTEM VERSIONED")) {
            if (!isOwn(name)) {
                attempt(
                        () ->
                                tables.add(
                                        TrashedColumns.hidden(
                                                reader.read(showCreate("TABLE", name, 1)))));
            }
        }
        for (var entry : listing.of("table")) {
            if (!List.of("BASE TABLE", "SYSTEM VERSIONED", "SEQUENCE", "VIEW")
                    .contains(entry.detail())) {
                unsupported.add("%s, a %s".formatted(entry.name(), entry.detail()));
            }
        }
    }

    private void attempt(Reading reading) throws SQLException {
        try {
            reading.read();
        } catch (TableReader.Unknown e) {
            unsupported.add(String.valueOf(e.getMessage()));
        }
    }

    private String showCreate(String kind, String name, int column) throws SQLException {
        var rows =
                MySqlSql.rows(
                        connection, "SHOW CREATE %s %s".formatted(kind, Identifiers.quoted(name)));
        var sql = rows.isEmpty() ? "" : rows.getFirst().get(column);
        if (sql.isEmpty()) {
            throw new TableReader.Unknown(
                    "%s %s, whose text this user may not see"
                            .formatted(kind.toLowerCase(Locale.ROOT), name));
        }
        return sql;
    }

    /** What Flotilla keeps there itself: trash, for instance. */
    private static boolean isOwn(String name) {
        return name.startsWith(MySqlOwnTables.PREFIX);
    }
}
