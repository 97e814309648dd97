package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a new table has from the tables it inherits from, and where it differs from them. */
final class PostgresInherited {

    private PostgresInherited() {}

    /** A partition is made with all columns of its own, and attached. */
    static boolean comesWithParent(Table table, Column column) {
        return PostgresColumnOptions.of(column).origin() == Origin.INHERITED
                && PostgresLineage.of(table).partitionOf() == null;
    }

    /** Whether the server makes the key when the table is attached, or later, under this name. */
    static boolean comesWithParent(Table table, ForeignKey key, PostgresContext context) {
        return key.inherited()
                && PostgresLineage.parents(table).stream()
                        .map(context::after)
                        .filter(Objects::nonNull)
                        .flatMap(parent -> parent.foreignKeys().stream())
                        .anyMatch(other -> other.name().equals(key.name()));
    }

    /** Whether the server makes the key of a table that was there with that of one that was not. */
    static boolean comesWithNewParent(Table table, ForeignKey key, PostgresContext context) {
        return PostgresLineage.parents(table).stream().noneMatch(context::existing)
                && comesWithParent(table, key, context);
    }

    /** Checks that come with a parent's, which is not valid, though the new table's are. */
    static List<CheckConstraint> checksToValidate(Table table, PostgresContext context) {
        if (PostgresLineage.of(table).partitionOf() != null) {
            return List.of();
        }
        return table.checkConstraints().stream()
                .filter(check -> check.validated() && check.origin() == Origin.INHERITED)
                .filter(
                        check ->
                                PostgresLineage.parents(table).stream()
                                        .map(context::after)
                                        .filter(Objects::nonNull)
                                        .flatMap(parent -> parent.checkConstraints().stream())
                                        .anyMatch(
                                                other ->
                                                        other.name().equals(check.name())
                                                                && !other.validated()))
                .toList();
    }

    /** Statements for inherited columns whose default or nullability is the new table's own. */
    static List<Draft> overrides(Table table, PostgresContext context) {
        var drafts = new ArrayList<Draft>();
        for (var column : table.columns()) {
            if (!comesWithParent(table, column)) {
                continue;
            }
            for (var parent : parentColumns(table, column, context).toList()) {
                drafts.addAll(overrides(table, parent, column));
            }
        }
        return drafts;
    }

    private static List<Draft> overrides(Table table, Column parent, Column column) {
        var drafts = new ArrayList<Draft>();
        var expression = column.defaultExpression();
        if (!Objects.equals(parent.defaultExpression(), expression)) {
            drafts.add(
                    PostgresColumns.alterColumn(
                            Phase.ADD_COLUMN,
                            table,
                            column,
                            expression == null ? "DROP DEFAULT" : "SET DEFAULT " + expression));
        }
        if (parent.nullable() && !column.nullable() && !inPrimaryKey(table, column)) {
            drafts.add(
                    PostgresColumns.alterColumn(Phase.ADD_COLUMN, table, column, "SET NOT NULL"));
        }
        return drafts;
    }

    private static boolean inPrimaryKey(Table table, Column column) {
        var key = table.primaryKey();
        return key != null && key.columns().contains(column.name());
    }

    private static Stream<Column> parentColumns(
            Table table, Column column, PostgresContext context) {
        return PostgresLineage.parents(table).stream()
                .map(context::after)
                .filter(Objects::nonNull)
                .flatMap(parent -> parent.columns().stream())
                .filter(other -> other.name().equals(column.name()))
                .limit(1);
    }
}
