package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of one ALTER TABLE. */
final class AlterColumns {

    private final WriterContext context;
    private final Table from;
    private final Table to;
    private final AlterRisks risks;
    private final Map<String, Column> before;
    private final Map<String, Column> after;
    private final Set<String> replaced = new HashSet<>();

    AlterColumns(WriterContext context, Table from, Table to, AlterRisks risks) {
        this.context = context;
        this.from = from;
        this.to = to;
        this.risks = risks;
        this.before = byName(from);
        this.after = byName(to);
        before.forEach(
                (name, column) -> {
                    var changed = after.get(name);
                    if (changed != null && mustBeReplaced(column, changed)) {
                        replaced.add(name);
                    }
                });
    }

    /** Those that go and come again under their name. */
    Set<String> replaced() {
        return replaced;
    }

    List<String> clauses() {
        var clauses = new ArrayList<String>();
        from.columns().stream()
                .filter(column -> !isKept(column.name()))
                .forEach(column -> drop(column, clauses));
        var places =
                new ColumnPlaces(
                        from.columns().stream().map(Column::name).filter(this::isKept).toList(),
                        to.columns().stream().map(Column::name).toList());
        for (var column : to.columns()) {
            if (!isKept(column.name())) {
                add(column, places, clauses);
            } else {
                modify(before.get(column.name()), column, places, clauses);
            }
        }
        return clauses;
    }

    private boolean isKept(String name) {
        return before.containsKey(name) && after.containsKey(name) && !replaced.contains(name);
    }

    private void drop(Column column, List<String> clauses) {
        if (WriterContext.isKept(column) && context.discards(from.name())) {
            clauses.add(
                    "CHANGE COLUMN %s %s"
                            .formatted(
                                    Identifiers.quoted(column.name()),
                                    Definitions.column(inTrash(column))));
            return;
        }
        clauses.add("DROP COLUMN " + Identifiers.quoted(column.name()));
        if (WriterContext.isKept(column)) {
            risks.loses(column);
        }
    }

    private void add(Column column, ColumnPlaces places, List<String> clauses) {
        if (WriterContext.isKept(column) && context.restores(from.name())) {
            var trash = context.trash(from.name(), column.name());
            clauses.add(
                    "CHANGE COLUMN %s %s%s"
                            .formatted(
                                    Identifiers.quoted(trash),
                                    Definitions.column(column),
                                    behind(column)));
            if (!column.nullable()) {
                risks.notNull(column, trash);
            }
            return;
        }
        if (options(column).stored()) {
            risks.rewrite("the values of %s are computed".formatted(column.name()));
        }
        clauses.add("ADD COLUMN " + Definitions.column(column) + places.clause(column.name()));
    }

    private void modify(
            @Nullable Column was, Column column, ColumnPlaces places, List<String> clauses) {
        var moves = !places.stays(column.name());
        if (was == null || was.equals(column) && !moves) {
            return;
        }
        TypeChanges.refuseWithoutCast(from.name(), was, column);
        if (was.nullable() && !column.nullable()) {
            risks.notNull(column, column.name());
        }
        if (!was.type().equals(column.type()) || moves || !sameText(was, column)) {
            risks.rewrite("%s is stored otherwise".formatted(column.name()));
        }
        if (!was.type().equals(column.type()) || !sameText(was, column)) {
            risks.dataDependent(
                    "it fails where a value of %s does not fit".formatted(column.name()));
        }
        var place = moves ? places.clause(column.name()) : "";
        clauses.add(
                "MODIFY COLUMN "
                        + Definitions.column(column)
                        + (moves && place.isEmpty() ? behind(column) : place));
    }

    /** One that moves to the end, or comes back, has to say so. */
    private String behind(Column column) {
        var at = to.columns().indexOf(column);
        return at == 0 ? " FIRST" : " AFTER " + Identifiers.quoted(to.columns().get(at - 1).name());
    }

    private static boolean sameText(Column one, Column other) {
        return Objects.equals(one.collation(), other.collation())
                && Objects.equals(options(one).characterSet(), options(other).characterSet());
    }

    /**
     * A column that is computed when it is read cannot become one that is kept, or the other way
     * round: https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html.
     */
    private static boolean mustBeReplaced(Column from, Column to) {
        var one = options(from);
        var other = options(to);
        if (from.generatedAs() == null && to.generatedAs() == null) {
            return !one.attributes().equals(other.attributes())
                    && (isOfPeriod(one) || isOfPeriod(other));
        }
        var kinds = kind(from).equals(kind(to));
        return !kinds || from.generatedAs() != null && !from.generatedAs().equals(to.generatedAs());
    }

    private static boolean isOfPeriod(ColumnOptions.MySql options) {
        return options.attributes().stream().anyMatch(it -> it.contains("AS ROW"));
    }

    private static String kind(Column column) {
        return column.generatedAs() == null ? "" : options(column).stored() ? "stored" : "virtual";
    }

    /** Out of the way of those who insert, and with its values. */
    private Column inTrash(Column column) {
        var options = options(column);
        return new Column(
                context.trash(from.name(), column.name()),
                column.type(),
                true,
                null,
                null,
                null,
                column.collation(),
                new ColumnOptions.MySql(
                        options.characterSet(),
                        false,
                        null,
                        false,
                        true,
                        null,
                        options.attributes()),
                column.comment());
    }

    private static ColumnOptions.MySql options(Column column) {
        return (ColumnOptions.MySql) column.options();
    }

    private static Map<String, Column> byName(Table table) {
        return table.columns().stream()
                .collect(
                        Collectors.toMap(
                                Column::name, it -> it, (one, _) -> one, LinkedHashMap::new));
    }
}
