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
import java.util.function.Consumer;

/** One reading of one database. For one thread. */
final class DatabaseReading {

    private final Connection connection;
    private final String schema;
    private final Listing listing;
    private final OwnDatabase own;
    private final List<Part> parts = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<SchemaObject> objects = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();

    DatabaseReading(Connection connection, String schema, Listing listing) {
        this.connection = connection;
        this.schema = schema;
        this.listing = listing;
        this.own = new OwnDatabase(schema);
    }

    /** One thing, and who reads its text. */
    private record Part(ShowCreate.Thing thing, Consumer<String> reader) {}

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
        addTables();
        addObjects();
        readParts();
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

    private void addTables() {
        var reader = new TableReader(listing.flavour(), own);
        for (var name : listing.tables("BASE TABLE", "SYSTEM VERSIONED")) {
            if (!isOwn(name)) {
                add("TABLE", name, 1, sql -> tables.add(TrashedColumns.hidden(reader.read(sql))));
            }
        }
        for (var entry : listing.of("table")) {
            if (!List.of("BASE TABLE", "SYSTEM VERSIONED", "SEQUENCE", "VIEW")
                    .contains(entry.detail())) {
                unsupported.add("%s, a %s".formatted(entry.name(), entry.detail()));
            }
        }
    }

    private void addObjects() {
        var reader = new ObjectReader(own);
        for (var name : listing.tables("SEQUENCE")) {
            if (!isOwn(name)) {
                add("SEQUENCE", name, 1, sql -> objects.add(reader.sequence(name, sql)));
            }
        }
        for (var name : listing.tables("VIEW")) {
            add("VIEW", name, 1, sql -> objects.add(reader.view(name, sql)));
        }
        for (var entry : listing.of("routine")) {
            add(
                    entry.detail(),
                    entry.name(),
                    2,
                    sql -> objects.add(reader.routine(entry.name(), entry.detail(), sql)));
        }
        for (var entry : listing.of("event")) {
            var fromItsMaking = entry.detail().equals("from its making");
            add(
                    "EVENT",
                    entry.name(),
                    3,
                    sql -> objects.add(reader.event(entry.name(), fromItsMaking, sql)));
        }
    }

    private void add(String kind, String name, int column, Consumer<String> reader) {
        parts.add(new Part(new ShowCreate.Thing(kind, name, column), reader));
    }

    private void readParts() throws SQLException {
        var showCreate = new ShowCreate(connection);
        if (listing.flavour().isMariaDb()) {
            showCreate.readAhead(parts.stream().map(Part::thing).toList());
        }
        for (var part : parts) {
            try {
                part.reader().accept(showCreate.text(part.thing()));
            } catch (TableReader.Unknown e) {
                unsupported.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** What Flotilla keeps there itself: trash, for instance. */
    private static boolean isOwn(String name) {
        return name.startsWith(MySqlOwnTables.PREFIX);
    }
}
