package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a table has from one parent before and from another in the end, and of its own
 * never: what nobody is left to inherit from becomes the table's own for good, so a parent that is
 * there only meanwhile holds them. See https://www.postgresql.org/docs/17/ddl-inherit.html.
 */
final class PostgresHeldColumns {

    private final Table table;
    private final List<Column> columns;
    private final @Nullable String holder;

    /**
     * @param kept the parents that the table goes on having all along
     * @throws PlanRefused if a new column is to be the parents' alone
     */
    PostgresHeldColumns(PostgresContext context, Table from, Table to, List<String> kept) {
        this.table = to;
        var inherited =
                to.columns().stream()
                        .filter(column -> origin(column) == Origin.INHERITED)
                        .filter(
                                column ->
                                        kept.stream()
                                                .map(context::after)
                                                .filter(Objects::nonNull)
                                                .noneMatch(parent -> has(parent, column)))
                        .toList();
        inherited.stream()
                .filter(column -> !has(from, column))
                .findFirst()
                .ifPresent(
                        column -> {
                            throw refused(column);
                        });
        this.columns = inherited.stream().filter(column -> isSame(from, column)).toList();
        this.holder = columns.isEmpty() ? null : context.freeName(to.name(), "_holder");
    }

    List<Draft> hold() {
        if (holder == null) {
            return List.of();
        }
        var body =
                columns.stream()
                        .map(PostgresHeldColumns::definition)
                        .collect(Collectors.joining(", "));
        return List.of(
                Draft.of(Phase.DETACH, "CREATE TABLE %s (%s)".formatted(quoted(holder), body)),
                alter(Phase.DETACH, "INHERIT " + quoted(holder)));
    }

    List<Draft> letGo(Phase phase) {
        return holder == null
                ? List.of()
                : List.of(
                        alter(phase, "NO INHERIT " + quoted(holder)),
                        Draft.of(phase, "DROP TABLE " + quoted(holder)));
    }

    private Draft alter(Phase phase, String action) {
        return PostgresColumns.alter(
                        phase, table, action, PostgresHazards.accessExclusive(table.name()))
                .phasedOnly();
    }

    private static String definition(Column column) {
        return quoted(column.name())
                + " "
                + column.type()
                + (column.collation() == null ? "" : " COLLATE " + column.collation())
                + (column.generatedAs() == null
                        ? ""
                        : " GENERATED ALWAYS AS %s STORED"
                                .formatted(PostgresText.parenthesized(column.generatedAs())));
    }

    private PlanRefused refused(Column column) {
        return new PlanRefused(
                List.of(
                        "column %s.%s is new and would have to be one that the table has from its parent alone, which a table that is there cannot get; list the column in the desired CREATE TABLE %s too"
                                .formatted(table.name(), column.name(), table.name())));
    }

    private static Origin origin(Column column) {
        return PostgresColumnOptions.of(column).origin();
    }

    private static boolean has(Table table, Column column) {
        return PostgresColumns.find(table, column.name()) != null;
    }

    private static boolean isSame(Table from, Column column) {
        var before = PostgresColumns.find(from, column.name());
        return before != null
                && origin(before) == Origin.INHERITED
                && before.type().equals(column.type())
                && Objects.equals(before.collation(), column.collation())
                && Objects.equals(before.generatedAs(), column.generatedAs());
    }
}
