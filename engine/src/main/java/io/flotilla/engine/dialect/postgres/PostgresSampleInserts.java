package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one anonymous block that fills tables; what does not fit is passed over. */
final class PostgresSampleInserts {

    private static final int ROWS = 2;

    /** No trigger may run; one that is not simply on could not be put back as it was. */
    private static final String TABLE =
            """
            BEGIN
                SELECT count(*), count(*) FILTER (WHERE tgenabled <> 'O') INTO triggers, others
                FROM pg_trigger WHERE tgrelid = %1$s::regclass AND NOT tgisinternal;
                IF others = 0 AND NOT EXISTS (SELECT FROM %2$s) THEN
                    IF triggers > 0 THEN ALTER TABLE %2$s DISABLE TRIGGER USER; END IF;
            %3$s
                    IF triggers > 0 THEN ALTER TABLE %2$s ENABLE TRIGGER USER; END IF;
                END IF;
            EXCEPTION WHEN OTHERS THEN NULL; END;
            """;

    private static final String OR_ELSE =
            """
            BEGIN %s; EXCEPTION WHEN OTHERS THEN
            %s
            END;
            """;

    private static final String CHECK =
            """
            BEGIN
                EXECUTE %s INTO holds;
                IF holds IS NOT TRUE THEN %s END IF;
            EXCEPTION WHEN OTHERS THEN NULL; END;
            """;

    private final Schema from;
    private final PostgresSampleValues values;
    private final Set<String> elsewhere;

    /** Nothing is ever put into the tables that are {@code elsewhere}. */
    PostgresSampleInserts(Schema from, @Nullable Schema to, Set<String> elsewhere) {
        this.from = from;
        this.elsewhere = Set.copyOf(elsewhere);
        this.values = new PostgresSampleValues(from, to);
    }

    String block(Set<String> wanted, List<Check> checks) {
        var body = new StringBuilder();
        var tables =
                parentsFirst(wanted).stream()
                        .filter(table -> !elsewhere.contains(table.name()))
                        .toList();
        tables.forEach(table -> body.append(fill(table)));
        // in a cycle of keys somebody was too early
        tables.stream()
                .filter(table -> needsLater(table, tables))
                .forEach(table -> body.append(fill(table)));
        var names = tables.stream().map(Table::name).collect(Collectors.toSet());
        checks.forEach(check -> body.append(emptyUnless(check, names)));
        // a row that a deferred constraint is against would fail the commit, and all with it
        return "DO $flotilla_rows$ DECLARE triggers int; others int; holds boolean; BEGIN\nSET CONSTRAINTS ALL IMMEDIATE;\n%s END $flotilla_rows$"
                .formatted(body);
    }

    private List<Table> parentsFirst(Set<String> wanted) {
        var ordered = new LinkedHashSet<Table>();
        from.tables().stream()
                .filter(table -> wanted.contains(table.name()))
                .forEach(table -> visit(table, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private static boolean needsLater(Table table, List<Table> ordered) {
        var later = ordered.subList(ordered.indexOf(table) + 1, ordered.size());
        return table.foreignKeys().stream()
                .anyMatch(
                        key ->
                                later.stream()
                                        .anyMatch(it -> it.name().equals(key.referencedTable())));
    }

    private void visit(Table table, Set<Table> path, Set<Table> ordered) {
        if (ordered.contains(table) || !path.add(table)) {
            return;
        }
        for (var key : table.foreignKeys()) {
            from.tables().stream()
                    .filter(parent -> parent.name().equals(key.referencedTable()))
                    .forEach(parent -> visit(parent, path, ordered));
        }
        ordered.add(table);
    }

    private String fill(Table table) {
        var rows = new StringBuilder();
        for (var number = 1; number <= ROWS; number++) {
            var needed = insert(table, number, PostgresSampleInserts::isNeeded);
            rows.append(
                    OR_ELSE.formatted(
                            insert(table, number, column -> column.generatedAs() == null),
                            OR_ELSE.formatted(needed, "NULL;")));
        }
        var name = quoted(table.name());
        return TABLE.formatted(PostgresText.literal(name), name, rows);
    }

    private static boolean isNeeded(Column column) {
        return !column.nullable()
                && column.defaultExpression() == null
                && column.identity() == null
                && column.generatedAs() == null;
    }

    private String insert(Table table, int number, Predicate<Column> filter) {
        var columns = table.columns().stream().filter(filter).toList();
        return columns.isEmpty()
                ? "INSERT INTO %s DEFAULT VALUES".formatted(quoted(table.name()))
                : "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
                        .formatted(
                                quoted(table.name()),
                                PostgresText.list(columns.stream().map(Column::name).toList()),
                                columns.stream()
                                        .map(column -> values.literal(table, column, number))
                                        .collect(Collectors.joining(", ")));
    }

    private static String emptyUnless(Check check, Set<String> tables) {
        var deletes =
                PostgresText.names(check.sql()).stream()
                        .filter(tables::contains)
                        .sorted()
                        .map(table -> "DELETE FROM %s;".formatted(quoted(table)))
                        .collect(Collectors.joining(" "));
        return deletes.isEmpty() ? "" : CHECK.formatted(PostgresText.literal(check.sql()), deletes);
    }
}
