package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole tables, without foreign keys: {@link ForeignKeyMoves}. */
final class TableWriter {

    private final WriterContext context;

    TableWriter(WriterContext context) {
        this.context = context;
    }

    List<Draft> create(Table table) {
        if (context.restores(table.name())) {
            return List.of(
                    renamed(Phase.CREATE_TABLE, WriterContext.trashed(table.name()), table.name()));
        }
        var keys =
                Stream.concat(
                        Stream.ofNullable(table.primaryKey()).map(Definitions::primaryKey),
                        table.uniqueConstraints().stream().map(Definitions::unique));
        var parts = Stream.concat(table.columns().stream().map(Definitions::column), keys);
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(Phase.CREATE_TABLE, create(table.name(), parts.toList(), table))
                        .phasedOnly());
        drafts.addAll(Comments.ofTable(table));
        return drafts;
    }

    /** The statement that makes a table of these parts with the keys of the given one. */
    static String create(String name, List<String> parts, Table like) {
        return "CREATE TABLE %s %s %s"
                .formatted(
                        Names.quoted(name),
                        parts.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)")),
                        Definitions.attributes(Definitions.options(like)));
    }

    Draft drop(Table table) {
        var name = table.name();
        if (context.discards(name)) {
            return renamed(Phase.DROP_TABLE, name, WriterContext.trashed(name))
                    .withHazard(Hazards.lock(name));
        }
        return Draft.of(Phase.DROP_TABLE, "DROP TABLE " + Names.quoted(name))
                .phasedOnly()
                .withHazard(Hazards.lock(name))
                .withHazard(Hazards.dataLoss(name, "the table goes with its rows"))
                .losing("table " + name, name);
    }

    private static Draft renamed(Phase phase, String from, String to) {
        return Draft.of(
                        phase,
                        "ALTER TABLE %s RENAME TO %s"
                                .formatted(Names.quoted(from), Names.quoted(to)))
                .phasedOnly();
    }
}
