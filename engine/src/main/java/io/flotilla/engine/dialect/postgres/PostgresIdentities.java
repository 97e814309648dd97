package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresColumns.alterColumn;
import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeColumnIdentity;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Identity;
import io.flotilla.engine.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes identity columns: their sequences are not objects of their own. */
final class PostgresIdentities {

    private final PostgresContext context;

    PostgresIdentities(PostgresContext context) {
        this.context = context;
    }

    /**
     * What the server calls the sequence, where nobody has renamed anything since: see {@code
     * makeObjectName}, PostgreSQL 14 to 18.
     */
    static String sequenceName(String table, String column) {
        var most = PostgresContext.LONGEST_NAME - "__seq".length();
        var first = table;
        var second = column;
        while (bytes(first) + bytes(second) > most) {
            if (bytes(first) > bytes(second)) {
                first = PostgresContext.shortened(first, bytes(first) - 1);
            } else {
                second = PostgresContext.shortened(second, bytes(second) - 1);
            }
        }
        return "%s_%s_seq".formatted(first, second);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    static String definition(String type, Identity identity) {
        var options =
                PostgresSequences.differing(
                        PostgresSequences.defaults(type, identity.options()), identity.options());
        return "GENERATED %s AS IDENTITY%s"
                .formatted(
                        generation(identity), options.isEmpty() ? "" : " (%s)".formatted(options));
    }

    List<Draft> change(Table table, ChangeColumnIdentity change, boolean becomesNotNull) {
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
                    alterColumn(phase, table, column, "ADD " + definition(column.type(), to)),
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

    private static String generation(Identity identity) {
        return switch (identity.generation()) {
            case ALWAYS -> "ALWAYS";
            case BY_DEFAULT -> "BY DEFAULT";
        };
    }
}
