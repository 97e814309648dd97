package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole tables. Foreign keys come when all tables are there, and go before any does. */
final class TableWriter {

    private final WriterContext context;

    TableWriter(WriterContext context) {
        this.context = context;
    }

    Draft create(Table table) {
        var name = Identifiers.quoted(table.name());
        if (context.restores(table.name())) {
            return alone(
                    Phase.CREATE_TABLE,
                    "RENAME TABLE %s TO %s"
                            .formatted(Identifiers.quoted(context.trash(table.name())), name));
        }
        var options = (TableOptions.MySql) table.options();
        var parts =
                Stream.of(
                                table.columns().stream().map(Definitions::column),
                                Stream.ofNullable(table.primaryKey()).map(Definitions::primaryKey),
                                table.indexes().stream().map(TableWriter::index),
                                table.checkConstraints().stream().map(TableWriter::check),
                                options.periods().stream().map(it -> "PERIOD FOR " + it))
                        .flatMap(it -> it)
                        .collect(Collectors.joining(",\n    ", "(\n    ", "\n)"));
        var behind = String.join(" ", Definitions.options(options, table.comment()));
        var versioned = options.systemVersioned() ? " WITH SYSTEM VERSIONING" : "";
        var partitioning = options.partitioning() == null ? "" : "\n" + options.partitioning();
        return alone(
                Phase.CREATE_TABLE,
                "CREATE TABLE %s %s %s%s%s"
                        .formatted(name, parts, behind, versioned, partitioning));
    }

    private static String index(Index index) {
        return Definitions.index(index);
    }

    private static String check(CheckConstraint check) {
        return Definitions.check(check);
    }

    Draft drop(Table table) {
        var name = Identifiers.quoted(table.name());
        if (context.discards(table.name())) {
            return alone(
                            Phase.DROP_TABLE,
                            "RENAME TABLE %s TO %s"
                                    .formatted(
                                            name, Identifiers.quoted(context.trash(table.name()))))
                    .withHazard(lock(table.name()));
        }
        return alone(Phase.DROP_TABLE, "DROP TABLE " + name)
                .withHazard(lock(table.name()))
                .withHazard(
                        new Hazard(
                                Hazard.Kind.DATA_LOSS,
                                table.name(),
                                null,
                                true,
                                "the table goes with its rows"))
                .losing("table " + table.name(), table.name());
    }

    static Draft addForeignKeys(String table, List<ForeignKey> keys) {
        var clauses =
                keys.stream()
                        .map(key -> "ADD " + Definitions.foreignKey(key))
                        .collect(Collectors.joining(",\n    "));
        return alone(
                        Phase.ADD_FOREIGN_KEY,
                        "ALTER TABLE %s\n    %s".formatted(Identifiers.quoted(table), clauses))
                .withHazard(
                        new Hazard(
                                Hazard.Kind.REWRITE,
                                table,
                                null,
                                false,
                                "adding a foreign key copies the table while others may only read"))
                .withHazard(
                        new Hazard(
                                Hazard.Kind.DATA_DEPENDENT,
                                table,
                                null,
                                false,
                                "it fails where a row references none"));
    }

    static Draft dropForeignKeys(String table, List<ForeignKey> keys) {
        var clauses =
                keys.stream()
                        .map(key -> "DROP FOREIGN KEY " + Identifiers.quoted(key.name()))
                        .collect(Collectors.joining(", "));
        return alone(
                        Phase.DROP_FOREIGN_KEY,
                        "ALTER TABLE %s %s".formatted(Identifiers.quoted(table), clauses))
                .withHazard(lock(table));
    }

    /** https://dev.mysql.com/doc/refman/8.4/en/metadata-locking.html. */
    static Hazard lock(String table) {
        return new Hazard(
                Hazard.Kind.LOCK,
                table,
                "EXCLUSIVE METADATA LOCK",
                true,
                "every statement on the table waits while this one waits for those before it");
    }

    static Draft alone(Phase phase, String sql) {
        return Draft.of(phase, sql).alone().phasedOnly();
    }
}
