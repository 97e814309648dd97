package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.ChangeColumnDefault;
import io.flotilla.engine.change.TableChange.ChangeColumnIdentity;
import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Identity;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes columns, in a new table and in one that is there; their types apart. */
final class PostgresColumns {

    private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)\\(");

    /** Functions that give every row of one statement the same value. */
    private static final Set<String> STABLE =
            Set.of("now", "transaction_timestamp", "statement_timestamp", "timezone");

    private final PostgresContext context;

    PostgresColumns(PostgresContext context) {
        this.context = context;
    }

    static @Nullable Column find(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String definition(Column column) {
        var sql = new StringBuilder(quoted(column.name())).append(' ').append(column.type());
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
            sql.append(' ').append(identity(column.type(), column.identity()));
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    List<Draft> add(Table table, AddColumn change) {
        var column = change.column();
        var computed = column.generatedAs() != null;
        var phase = computed ? Phase.ADD_GENERATED_COLUMN : Phase.ADD_COLUMN;
        var filled = fillsEachRow(column);
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
                                    "every row gets a value of its own in " + column.name()));
        }
        if (!column.nullable() && !filled && column.defaultExpression() == null) {
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
        drafts.addAll(
                PostgresComments.ifAny(
                        column.comment(),
                        PostgresComments.onColumn(
                                phase, table.name(), column.name(), column.comment())));
        return drafts;
    }

    Draft drop(Table table, Column column) {
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
                .losing("column " + name)
                .withFinding(
                        "column %s is dropped: its values are lost, and an application that uses it fails"
                                .formatted(name));
    }

    /** A default that follows a change of type is written with the type. */
    List<Draft> changeDefault(Table table, ChangeColumnDefault change) {
        var from = change.from().defaultExpression();
        var to = change.to().defaultExpression();
        if (to == null) {
            return List.of(dropDefault(table, change.to()));
        }
        var set = setDefault(table, change.to(), to);
        return from != null && from.contains("nextval(")
                ? List.of(dropDefault(table, change.to()), set)
                : List.of(set);
    }

    Draft dropDefault(Table table, Column column) {
        return alterColumn(Phase.DETACH, table, column, "DROP DEFAULT");
    }

    Draft setDefault(Table table, Column column, String expression) {
        return alterColumn(Phase.CHANGE_COLUMN, table, column, "SET DEFAULT " + expression);
    }

    /** The column keeps its values and is no longer computed. */
    Draft dropExpression(Table table, Column column) {
        return alterColumn(Phase.DETACH, table, column, "DROP EXPRESSION");
    }

    List<Draft> changeNullability(Table table, ChangeColumnNullability change) {
        var column = change.to();
        if (column.nullable()) {
            return List.of(alterColumn(Phase.CHANGE_COLUMN, table, column, "DROP NOT NULL"));
        }
        var name = table.name() + "." + column.name();
        var fails =
                PostgresHazards.dataDependent(
                        table.name(), "it fails if some %s is NULL".formatted(name));
        var checks =
                List.of(
                        new Check(
                                "SELECT NOT EXISTS (SELECT FROM %s WHERE %s IS NULL)"
                                        .formatted(quoted(table.name()), quoted(column.name())),
                                name + " becomes NOT NULL"));
        if (!context.split(table.name())) {
            return List.of(
                    alter(
                                    Phase.SET_NOT_NULL,
                                    table,
                                    "ALTER COLUMN %s SET NOT NULL".formatted(quoted(column.name())),
                                    PostgresHazards.accessExclusiveThroughout(table.name()),
                                    PostgresHazards.scan(
                                            table.name(), "every row is looked at for NULL"),
                                    fails)
                            .withChecks(checks));
        }
        var constraint =
                quoted(context.freeName(table.name() + "_" + column.name(), "_not_null_check"));
        return List.of(
                alter(
                                Phase.ADD_CONSTRAINT,
                                table,
                                "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                                        .formatted(constraint, quoted(column.name())),
                                PostgresHazards.accessExclusive(table.name()))
                        .withChecks(checks),
                alter(
                                Phase.VALIDATE,
                                table,
                                "VALIDATE CONSTRAINT " + constraint,
                                PostgresHazards.shareUpdateExclusive(table.name(), false),
                                fails)
                        .alone(),
                // the validated check spares the scan, since PostgreSQL 12:
                // https://www.postgresql.org/docs/current/sql-altertable.html
                alter(
                        Phase.FINISH_NOT_NULL,
                        table,
                        "ALTER COLUMN %s SET NOT NULL, DROP CONSTRAINT %s"
                                .formatted(quoted(column.name()), constraint),
                        PostgresHazards.accessExclusive(table.name())));
    }

    List<Draft> changeIdentity(Table table, ChangeColumnIdentity change, boolean becomesNotNull) {
        var from = change.from().identity();
        var to = change.to().identity();
        var column = change.to();
        if (to == null) {
            return List.of(alterColumn(Phase.DETACH, table, column, "DROP IDENTITY"));
        }
        if (from == null) {
            var phase =
                    becomesNotNull && context.split(table.name())
                            ? Phase.FINISH_IDENTITY
                            : Phase.ADD_IDENTITY;
            return List.of(
                    alterColumn(phase, table, column, "ADD " + identity(column.type(), to)),
                    PostgresSequences.continueAfter(
                            phase,
                            "pg_get_serial_sequence(%s, %s)"
                                    .formatted(
                                            PostgresText.literal(quoted(table.name())),
                                            PostgresText.literal(column.name())),
                            table.name(),
                            column.name(),
                            to.options()));
        }
        var kept = PostgresSequences.retyped(from.options(), change.from().type(), column.type());
        var actions = new ArrayList<String>();
        if (from.generation() != to.generation()) {
            actions.add("SET GENERATED " + generation(to));
        }
        var options = PostgresSequences.differing(kept, to.options());
        if (!options.isEmpty()) {
            actions.add(
                    options.replaceAll(
                            "(INCREMENT|MINVALUE|MAXVALUE|START|CACHE|NO CYCLE|(?<!NO )CYCLE)",
                            "SET $1"));
        }
        return actions.isEmpty()
                ? List.of()
                : List.of(
                        alterColumn(Phase.CHANGE_COLUMN, table, column, String.join(" ", actions)));
    }

    private static Draft alterColumn(Phase phase, Table table, Column column, String action) {
        return alter(
                phase,
                table,
                "ALTER COLUMN %s %s".formatted(quoted(column.name()), action),
                PostgresHazards.accessExclusive(table.name()));
    }

    private static Draft alter(Phase phase, Table table, String action, Hazard... hazards) {
        return Draft.of(
                phase, "ALTER TABLE %s %s".formatted(quoted(table.name()), action), hazards);
    }

    private static String identity(String type, Identity identity) {
        var options =
                PostgresSequences.differing(
                        PostgresSequences.defaults(type, identity.options()), identity.options());
        return "GENERATED %s AS IDENTITY%s"
                .formatted(
                        generation(identity), options.isEmpty() ? "" : " (%s)".formatted(options));
    }

    private static String generation(Identity identity) {
        return switch (identity.generation()) {
            case ALWAYS -> "ALWAYS";
            case BY_DEFAULT -> "BY DEFAULT";
        };
    }

    /**
     * Whether adding the column writes every row: since PostgreSQL 11 a default that is the same
     * for all rows does not, see https://www.postgresql.org/docs/current/sql-altertable.html.
     */
    private static boolean fillsEachRow(Column column) {
        if (column.generatedAs() != null || column.identity() != null) {
            return true;
        }
        var expression = column.defaultExpression();
        return expression != null
                && CALL.matcher(expression)
                        .results()
                        .anyMatch(call -> !STABLE.contains(call.group(1)));
    }
}
