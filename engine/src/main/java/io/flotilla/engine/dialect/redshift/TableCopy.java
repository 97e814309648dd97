package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A deep copy: a new table as it is to be, the rows in it, and its name in place of the old one's,
 * https://docs.aws.amazon.com/redshift/latest/dg/performing-a-deep-copy.html. All of it shares a
 * transaction, so the copy is never seen under its own name. Keys and comments follow when the
 * table has its name.
 */
final class TableCopy {

    /** The copy's name until it has its own. */
    private static final String PREFIX = SchemaReader.HIDDEN + "copy_";

    private final Table from;
    private final Table to;
    private final String because;
    private final WriterContext context;
    private final List<Check> checks = new ArrayList<>();
    private final List<String> dependent = new ArrayList<>();

    /** The copy's columns, each with what it gets from the table; empty where that has nothing. */
    private final Map<Column, Optional<String>> columns = new LinkedHashMap<>();

    private final Set<Column> lost = new LinkedHashSet<>();

    TableCopy(AlterTable alter, List<String> reasons, WriterContext context) {
        this.from = alter.from();
        this.to = alter.to();
        this.because = String.join("; ", reasons);
        this.context = context;
    }

    List<Draft> write() {
        refuseIdentities();
        to.columns().forEach(column -> columns.put(column, source(column)));
        for (var column : from.columns()) {
            if (find(to, column.name()).isEmpty()) {
                leave(column);
            }
        }
        var name = Names.quoted(from.name());
        var copy = Names.quoted(Names.prefixed(PREFIX, from.name()));
        var drafts = new ArrayList<Draft>();
        drafts.add(
                step(
                        TableWriter.create(
                                Names.prefixed(PREFIX, from.name()),
                                columns.keySet().stream().map(Definitions::column).toList(),
                                to)));
        insert(name, copy).ifPresent(drafts::add);
        var drop = step("DROP TABLE " + name).withHazard(Hazards.longLock(from.name()));
        for (var column : lost) {
            drop =
                    drop.withHazard(
                                    Hazards.dataLoss(
                                            from.name(),
                                            "the values of %s go".formatted(column.name())))
                            .losing(
                                    "column %s.%s".formatted(from.name(), column.name()),
                                    from.name());
        }
        drafts.add(drop);
        drafts.add(step("ALTER TABLE %s RENAME TO %s".formatted(copy, name)));
        drafts.addAll(keys(name));
        drafts.addAll(Comments.ofTable(to));
        return drafts;
    }

    /** Neither the values nor the next number of an identity column can be taken along. */
    private void refuseIdentities() {
        var counting =
                to.columns().stream()
                        .filter(column -> column.identity() != null)
                        .filter(
                                column ->
                                        find(from, column.name()).isPresent()
                                                || context.restores(from.name()))
                        .findFirst();
        if (counting.isPresent()) {
            throw new PlanRefused(
                    List.of(
                            "table %s would have to be copied (%s), and the numbers of its identity column %s would begin at their seed again: leave that as it is, or replace the table by a new one and load it yourself"
                                    .formatted(from.name(), because, counting.get().name())));
        }
    }

    private Optional<String> source(Column column) {
        var name = column.name();
        var before = find(from, name);
        if (before.isEmpty() && context.restores(from.name())) {
            var trashed = WriterContext.trashed(name);
            requireNone(column, trashed);
            return Optional.of(Names.quoted(trashed));
        }
        if (before.isEmpty()) {
            if (CopyReasons.blocksRowsWithout(column)) {
                dependent.add("%s has no value for rows that are there".formatted(name));
                checks.add(
                        new Check(
                                "SELECT NOT EXISTS (SELECT 1 FROM %s)"
                                        .formatted(Names.quoted(from.name())),
                                "%s.%s is NOT NULL and has no default"
                                        .formatted(from.name(), name)));
            }
            return Optional.empty();
        }
        if (before.get().nullable()) {
            requireNone(column, name);
        }
        if (before.get().type().equals(column.type())) {
            return Optional.of(Names.quoted(name));
        }
        if (!TypeChanges.widens(before.get().type(), column.type())) {
            dependent.add(
                    "it fails, or rounds, where a value of %s does not fit %s"
                            .formatted(name, column.type()));
        }
        return Optional.of(
                TypeChanges.isOfText(before.get().type(), column.type())
                        ? Names.quoted(name)
                        : "CAST(%s AS %s)".formatted(Names.quoted(name), column.type()));
    }

    private void requireNone(Column column, String source) {
        if (!column.nullable()) {
            dependent.add("it fails where %s is NULL".formatted(column.name()));
            checks.add(
                    new Check(
                            "SELECT NOT EXISTS (SELECT 1 FROM %s WHERE %s IS NULL)"
                                    .formatted(Names.quoted(from.name()), Names.quoted(source)),
                            "%s.%s becomes NOT NULL".formatted(from.name(), column.name())));
        }
    }

    /** A column that goes: into the trash of the copy, where it blocks no row, or for good. */
    private void leave(Column column) {
        if (context.discards(from.name())) {
            var hidden =
                    new Column(
                            WriterContext.trashed(column.name()),
                            column.type(),
                            true,
                            null,
                            null,
                            null,
                            null,
                            column.options(),
                            null);
            columns.put(hidden, Optional.of(Names.quoted(column.name())));
        } else {
            lost.add(column);
        }
    }

    private Optional<Draft> insert(String name, String copy) {
        var targets = new ArrayList<String>();
        var sources = new ArrayList<String>();
        columns.forEach(
                (column, source) -> {
                    if (source.isPresent()) {
                        targets.add(Names.quoted(column.name()));
                        sources.add(source.get());
                    }
                });
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        var draft =
                step("INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
                                .formatted(
                                        copy,
                                        String.join(", ", targets),
                                        String.join(", ", sources),
                                        name))
                        .withHazard(Hazards.longLock(from.name()))
                        .withHazard(
                                Hazards.rewrite(
                                        from.name(), "the table is copied, since " + because))
                        .withChecks(checks);
        for (var what : dependent) {
            draft = draft.withHazard(Hazards.dataDependent(from.name(), what));
        }
        if (!context.restores(from.name())) {
            draft =
                    draft.withFinding(
                            "table %s is copied: what earlier plans left in its trash goes"
                                    .formatted(from.name()));
        }
        return Optional.of(draft);
    }

    private List<Draft> keys(String name) {
        var drafts = new ArrayList<Draft>();
        if (to.primaryKey() != null) {
            drafts.add(key(name, Definitions.primaryKey(to.primaryKey())));
        }
        to.uniqueConstraints().forEach(unique -> drafts.add(key(name, Definitions.unique(unique))));
        return drafts;
    }

    private static Draft key(String name, String definition) {
        return Draft.of(Phase.ADD_CONSTRAINT, "ALTER TABLE %s ADD %s".formatted(name, definition))
                .phasedOnly();
    }

    private static Draft step(String sql) {
        return Draft.of(Phase.CHANGE_COLUMN, sql).phasedOnly();
    }

    private static Optional<Column> find(Table table, String name) {
        return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
