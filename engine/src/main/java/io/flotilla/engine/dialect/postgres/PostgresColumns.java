package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.ChangeColumnDefault;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns, in a new table and in one that is there. Types, nullability and identity have
 * classes of their own.
 */
final class PostgresColumns {

    private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)\\(");

    /** Functions that give every row of one statement the same value. */
    private static final Set<String> STABLE =
            Set.of("now", "transaction_timestamp", "statement_timestamp", "timezone");

    private PostgresColumns() {}

    static @Nullable Column find(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String definition(Column column) {
        var sql = new StringBuilder(quoted(column.name())).append(' ').append(column.type());
        sql.append(PostgresColumnOptions.definition(column));
        return sql.append(constraints(column)).toString();
    }

    private static String constraints(Column column) {
        var sql = new StringBuilder();
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(column.collation());
        }
        if (column.generatedAs() != null) {
            sql.append(" GENERATED ALWAYS AS ")
                    .append(PostgresText.parenthesized(column.generatedAs()))
                    .append(" STORED");
        }
        if (column.defaultExpression() != null) {
            sql.append(" DEFAULT ").append(column.defaultExpression());
        }
        if (column.identity() != null) {
            sql.append(' ').append(PostgresIdentities.definition(column.type(), column.identity()));
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    static List<Draft> add(PostgresContext context, Table table, AddColumn change) {
        var column = change.column();
        var computed = column.generatedAs() != null;
        var phase = computed ? Phase.ADD_GENERATED_COLUMN : Phase.ADD_COLUMN;
        var valued = fillsEachRow(context, column);
        // the conditions of a domain are looked at row by row, NULLs included: see ATExecAddColumn,
        // PostgreSQL 14 to 18
        var filled = valued || context.hasConditions(column.type());
        var draft =
                alter(
                        phase,
                        table,
                        "ADD COLUMN " + definition(column),
                        filled
                                ? PostgresHazards.accessExclusiveThroughout(table.name())
                                : PostgresHazards.accessExclusive(table.name()));
        if (filled) {
            draft =
                    draft.withHazard(
                            PostgresHazards.rewrite(
                                    table.name(),
                                    valued
                                            ? "every row gets a value of its own in "
                                                    + column.name()
                                            : "every row has to meet the conditions of "
                                                    + column.type()));
        }
        if (!valued
                && column.defaultExpression() == null
                && (!column.nullable() || context.refusesNull(column.type()))
                && context.domainDefault(column.type()) == null) {
            draft =
                    draft.withHazard(
                                    PostgresHazards.dataDependent(
                                            table.name(),
                                            "%s is NOT NULL and has no default: it fails if %s has rows"
                                                    .formatted(column.name(), table.name())))
                            .withCheck(
                                    new Check(
                                            "SELECT NOT EXISTS (SELECT FROM %s)"
                                                    .formatted(quoted(table.name())),
                                            "%s.%s is added as NOT NULL without a default"
                                                    .formatted(table.name(), column.name())))
                            .withFinding(
                                    "%s.%s is NOT NULL without a default: an application that does not know it cannot insert"
                                            .formatted(table.name(), column.name()));
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(draft);
        drafts.addAll(PostgresColumnOptions.create(phase, table, List.of(column)));
        drafts.addAll(
                PostgresComments.ifAny(
                        column.comment(),
                        PostgresComments.onColumn(
                                phase, table.name(), column.name(), column.comment())));
        return drafts;
    }

    /** In a table whose columns a type gives. */
    static String definitionOfTyped(Column column) {
        return "%s WITH OPTIONS%s".formatted(quoted(column.name()), constraints(column));
    }

    static Draft drop(Table table, Column column) {
        var computed = column.generatedAs() != null;
        var name = table.name() + "." + column.name();
        var draft =
                alter(
                        computed ? Phase.DROP_GENERATED_COLUMN : Phase.DROP_COLUMN,
                        table,
                        "DROP COLUMN " + quoted(column.name()),
                        PostgresHazards.accessExclusive(table.name()));
        if (computed) {
            return draft;
        }
        return draft.withHazard(
                        PostgresHazards.dataLoss(table.name(), "all values of %s".formatted(name)))
                .losing("column " + name, table.name())
                .withFinding(
                        "column %s is dropped: its values are lost, and an application that uses it fails"
                                .formatted(name));
    }

    /** A default that follows a change of type is written with the type. */
    static List<Draft> changeDefault(Table table, ChangeColumnDefault change) {
        var from = change.from().defaultExpression();
        var to = change.to().defaultExpression();
        if (to == null) {
            return List.of(dropDefault(table, change.to()));
        }
        var set = setDefault(table, change.to(), to);
        var remade = to.equals(from) || (from != null && from.contains("nextval("));
        return remade ? List.of(dropDefault(table, change.to()), set) : List.of(set);
    }

    static Draft dropDefault(Table table, Column column) {
        return alterColumn(Phase.DETACH, table, column, "DROP DEFAULT")
                .dropping(defaultOf(table, column));
    }

    static Draft setDefault(Table table, Column column, String expression) {
        return alterColumn(Phase.CHANGE_COLUMN, table, column, "SET DEFAULT " + expression)
                .altering(defaultOf(table, column));
    }

    /** The column keeps its values and is no longer computed. */
    static Draft dropExpression(Table table, Column column) {
        return alterColumn(Phase.DETACH, table, column, "DROP EXPRESSION")
                .dropping(defaultOf(table, column));
    }

    private static ObjectName defaultOf(Table table, Column column) {
        return ObjectName.part(ObjectName.Kind.DEFAULT, table.name(), column.name());
    }

    static Draft alterColumn(Phase phase, Table table, Column column, String action) {
        return alter(
                phase,
                table,
                "ALTER COLUMN %s %s".formatted(quoted(column.name()), action),
                PostgresHazards.accessExclusive(table.name()));
    }

    static Draft alter(Phase phase, Table table, String action, Hazard... hazards) {
        return Draft.of(
                phase, "ALTER TABLE %s %s".formatted(quoted(table.name()), action), hazards);
    }

    /**
     * Whether adding the column writes every row: since PostgreSQL 11 a default that is the same
     * for all rows does not, see https://www.postgresql.org/docs/current/sql-altertable.html.
     */
    private static boolean fillsEachRow(PostgresContext context, Column column) {
        return column.generatedAs() != null
                || column.identity() != null
                || isVolatile(column.defaultExpression())
                || (column.defaultExpression() == null
                        && isVolatile(context.domainDefault(column.type())));
    }

    private static boolean isVolatile(@Nullable String expression) {
        return expression != null
                && CALL.matcher(expression)
                        .results()
                        .anyMatch(call -> !STABLE.contains(call.group(1)));
    }
}
