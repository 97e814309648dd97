package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresColumns.alter;
import static io.flotilla.engine.dialect.postgres.PostgresColumns.alterColumn;
import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Table;
import java.util.List;

/** Lets a column be NULL, or no longer; where rows are many, beside their traffic. */
final class PostgresNullability {

    private final PostgresContext context;

    PostgresNullability(PostgresContext context) {
        this.context = context;
    }

    List<Draft> change(Table table, ChangeColumnNullability change, boolean inReplacedKey) {
        var column = change.to();
        if (column.nullable()) {
            var late = inReplacedKey && context.online(table.name());
            return List.of(
                    alterColumn(
                            late ? Phase.FINISH_NULLABLE : Phase.CHANGE_COLUMN,
                            table,
                            column,
                            "DROP NOT NULL"));
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
                            .withNote("validated at once (policy)")
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
                        .withNote("through a check that is validated first (policy)")
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
}
