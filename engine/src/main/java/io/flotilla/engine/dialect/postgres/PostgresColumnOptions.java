package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes how a column's values are kept and counted. What applies to values written from now on
 * leaves those there are alone, so nothing is rewritten.
 */
final class PostgresColumnOptions {

    private static final ColumnOptions.Postgres PLAIN = of(ColumnOptions.PLAIN);

    /** The rest of the types that have a choice are kept EXTENDED. */
    private static final Set<String> KEPT_MAIN = Set.of("numeric", "inet", "cidr");

    private PostgresColumnOptions() {}

    static ColumnOptions.Postgres of(ColumnOptions options) {
        return switch (options) {
            case ColumnOptions.Postgres it -> it;
            case ColumnOptions.MySql _, ColumnOptions.Redshift _ ->
                    throw new IllegalArgumentException("not of PostgreSQL: " + options);
        };
    }

    static ColumnOptions.Postgres of(Column column) {
        return of(column.options());
    }

    /** What of it {@code CREATE TABLE} and {@code ADD COLUMN} can say on every version. */
    static String definition(Column column) {
        var options = of(column);
        var compression = options.compression();
        return (compression == null ? "" : " COMPRESSION " + compression)
                + PostgresParameters.options(options.foreignOptions());
    }

    /** The rest of it, for columns that are new. */
    static List<Draft> create(Phase phase, Table table, List<Column> columns) {
        var actions = new ArrayList<String>();
        for (var column : columns) {
            var to = of(column);
            actions.addAll(
                    actions(
                            column,
                            new ColumnOptions.Postgres(
                                    to.origin(),
                                    null,
                                    to.compression(),
                                    null,
                                    List.of(),
                                    to.foreignOptions()),
                            to));
        }
        return actions.isEmpty()
                ? List.of()
                : List.of(
                        PostgresColumns.alter(
                                phase,
                                table,
                                String.join(", ", actions),
                                PostgresHazards.accessExclusive(table.name())));
    }

    static List<Draft> change(Table table, Column from, Column to) {
        var before = of(from);
        var retyped = !from.type().equals(to.type());
        // a new type brings its own storage, and forgets the compression if it cannot have one
        var kept =
                retyped
                        ? new ColumnOptions.Postgres(
                                before.origin(),
                                null,
                                before.compression(),
                                before.statistics(),
                                before.attributes(),
                                before.foreignOptions())
                        : before;
        var actions = actions(to, kept, of(to));
        if (actions.isEmpty()) {
            return List.of();
        }
        var brief = actions.stream().allMatch(PostgresColumnOptions::letsOthersWork);
        return List.of(
                PostgresColumns.alter(
                        Phase.CHANGE_COLUMN,
                        table,
                        String.join(", ", actions),
                        brief
                                ? PostgresHazards.shareUpdateExclusive(table.name(), true)
                                : PostgresHazards.accessExclusive(table.name())));
    }

    /** Of a column that takes another type and is to be kept as before. */
    static List<Draft> afterRetyping(Table table, Column column) {
        var options = of(column);
        return options.storage() == null
                ? List.of()
                : List.of(
                        PostgresColumns.alterColumn(
                                Phase.CHANGE_COLUMN,
                                table,
                                column,
                                "SET STORAGE " + options.storage()));
    }

    private static List<String> actions(
            Column column, ColumnOptions.Postgres from, ColumnOptions.Postgres to) {
        var actions = new ArrayList<String>();
        if (!Objects.equals(from.storage(), to.storage())) {
            actions.add("SET STORAGE " + (to.storage() == null ? usual(column) : to.storage()));
        }
        if (!Objects.equals(from.compression(), to.compression())) {
            actions.add(
                    "SET COMPRESSION " + (to.compression() == null ? "default" : to.compression()));
        }
        if (!Objects.equals(from.statistics(), to.statistics())) {
            actions.add("SET STATISTICS " + (to.statistics() == null ? -1 : to.statistics()));
        }
        actions.addAll(PostgresParameters.changes(from.attributes(), to.attributes()));
        if (!from.foreignOptions().equals(to.foreignOptions())) {
            actions.add(
                    PostgresParameters.optionChanges(from.foreignOptions(), to.foreignOptions()));
        }
        return actions.stream()
                .map(action -> "ALTER COLUMN %s %s".formatted(quoted(column.name()), action))
                .toList();
    }

    /** {@code SET STORAGE DEFAULT} is known since PostgreSQL 16 only. */
    private static String usual(Column column) {
        return KEPT_MAIN.contains(column.type().replaceAll("\\(.*", "")) ? "MAIN" : "EXTENDED";
    }

    /** See https://www.postgresql.org/docs/current/sql-altertable.html. */
    private static boolean letsOthersWork(String action) {
        return action.contains(" SET STATISTICS ")
                || action.contains(" SET (")
                || action.contains(" RESET (");
    }

    static boolean isPlain(Column column) {
        return of(column).equals(PLAIN);
    }
}
