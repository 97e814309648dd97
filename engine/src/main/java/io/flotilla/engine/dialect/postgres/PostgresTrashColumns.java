package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;
import static io.flotilla.engine.dialect.postgres.PostgresText.literal;

import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts columns into the trash and takes them out again. Constraints and indexes over them are
 * dropped and made again; what the application inserts in between has their defaults or NULL.
 */
final class PostgresTrashColumns {

    private final PostgresContext context;
    private final PostgresTrash trash;

    PostgresTrashColumns(PostgresContext context) {
        this.context = context;
        this.trash = context.trash();
    }

    Draft discard(Table table, Column column) {
        var name = ObjectName.column(table.name(), column.name());
        var kept = trash.name(name);
        var title = table.name() + "." + column.name();
        var block = new PostgresBlock();
        block.compute(
                PostgresTrashNote.write(
                        "COLUMN %s.%s".formatted(quoted(table.name()), quoted(column.name())),
                        column.name(),
                        table.name(),
                        column.identity() == null ? List.of() : List.of(column)));
        if (mustBeFilled(column)) {
            block.run(alter(table, "ALTER COLUMN %s DROP NOT NULL", column.name()));
        }
        var number = 0;
        if (column.identity() != null) {
            block.compute(
                    "format('ALTER SEQUENCE %%s RENAME TO %%I', %s, %s)"
                            .formatted(
                                    PostgresTrashNote.identitySequence(table.name(), column.name()),
                                    literal(trash.part(name, ++number))));
        }
        for (var sequence : trash.sequencesOf(table.name(), column.name())) {
            block.run(alterSequence(quoted(sequence.name()), quoted(trash.part(name, ++number))));
        }
        block.run(alter(table, "RENAME COLUMN %s TO %s", column.name(), kept));
        return Draft.of(
                        Phase.DROP_COLUMN,
                        block.sql(),
                        PostgresHazards.accessExclusive(table.name()))
                .withNote("kept as trash (policy)")
                .withCheck(
                        new Check(
                                "SELECT NOT " + isThere(table, kept),
                                "column %s is to be kept as trash, and one that this plan dropped before is there still; purge it first"
                                        .formatted(title)))
                .withFinding(
                        "column %s becomes trash: an application that uses it fails; its values stay until they are purged"
                                .formatted(title));
    }

    List<Draft> restore(Table table, Column column) {
        var name = ObjectName.column(table.name(), column.name());
        var kept = trash.name(name);
        var title = table.name() + "." + column.name();
        var block = new PostgresBlock();
        block.run(alter(table, "RENAME COLUMN %s TO %s", kept, column.name()));
        var number = 0;
        if (column.identity() != null) {
            block.compute(
                    "format('ALTER SEQUENCE %%I RENAME TO %%I', %s, %s)"
                            .formatted(
                                    literal(trash.part(name, ++number)),
                                    PostgresTrashNote.sequenceOf(
                                            comment(table, column), column.name())));
        }
        for (var sequence : trash.sequencesOf(table.name(), column.name())) {
            block.run(alterSequence(quoted(trash.part(name, ++number)), quoted(sequence.name())));
        }
        block.run(
                PostgresComments.sql(
                        "COLUMN %s.%s".formatted(quoted(table.name()), quoted(column.name())),
                        column.comment()));
        var drafts = new ArrayList<Draft>();
        var back =
                Draft.of(
                                Phase.ADD_COLUMN,
                                block.sql(),
                                PostgresHazards.accessExclusive(table.name()))
                        .creating(name)
                        .withNote("back from the trash")
                        .withCheck(
                                new Check(
                                        "SELECT " + isThere(table, kept),
                                        "column %s is no longer in the trash: its data was purged"
                                                .formatted(title)));
        // a type that changes under it changes after it is there
        var retyped = context.replacedTypeOf(column.type()) != null;
        drafts.add(retyped ? back.inPhase(Phase.RESTORE) : back);
        if (mustBeFilled(column)) {
            var change = new ChangeColumnNullability(nullable(column), column);
            new PostgresNullability(context)
                    .change(table, change, false)
                    .forEach(draft -> drafts.add(draft.withChecks(List.of())));
            drafts.set(
                    0,
                    drafts.getFirst()
                            .withCheck(
                                    new Check(
                                            "SELECT NOT EXISTS (SELECT FROM %s WHERE %s IS NULL)"
                                                    .formatted(quoted(table.name()), quoted(kept)),
                                            "%s becomes NOT NULL again, and rows that came since have no value"
                                                    .formatted(title))));
        }
        return drafts;
    }

    /** Whether an application that does not know the column could not insert a row. */
    private static boolean mustBeFilled(Column column) {
        return !column.nullable()
                && column.defaultExpression() == null
                && column.identity() == null;
    }

    private static Column nullable(Column column) {
        return new Column(
                column.name(),
                column.type(),
                true,
                column.defaultExpression(),
                column.identity(),
                column.generatedAs(),
                column.collation(),
                column.comment());
    }

    private static String comment(Table table, Column column) {
        var relation = literal(quoted(table.name())) + "::regclass";
        return "(SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = %s AND attname = %s)"
                .formatted(relation, literal(column.name()));
    }

    private static String isThere(Table table, String column) {
        return "EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s AND NOT attisdropped)"
                .formatted(literal(quoted(table.name())), literal(column));
    }

    private static String alterSequence(String from, String to) {
        return "ALTER SEQUENCE %s RENAME TO %s".formatted(from, to);
    }

    private static String alter(Table table, String action, String... names) {
        Object[] quoted = Arrays.stream(names).map(PostgresIdentifiers::quoted).toArray();
        return "ALTER TABLE %s ".formatted(quoted(table.name())) + action.formatted(quoted);
    }
}
