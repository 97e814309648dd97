package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes changes of column types and collations: all of a table in one statement, so that the table
 * is written anew once, and so that a check over several of the columns never meets half of them.
 */
final class PostgresColumnTypes {

    private final PostgresContext context;

    PostgresColumnTypes(PostgresContext context) {
        this.context = context;
    }

    List<Draft> change(Table table, List<ChangeColumnType> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        for (var change : changes) {
            drafts.addAll(moveDefault(table, change));
        }
        var rewrites = changes.stream().anyMatch(change -> !keepsRows(change));
        var sql = changes.stream().map(this::action).collect(Collectors.joining(",\n    "));
        var draft =
                Draft.of(
                        Phase.CHANGE_COLUMN_TYPE,
                        "ALTER TABLE %s%s%s"
                                .formatted(
                                        quoted(table.name()),
                                        changes.size() == 1 ? " " : "\n    ",
                                        sql),
                        rewrites
                                ? PostgresHazards.accessExclusiveThroughout(table.name())
                                : PostgresHazards.accessExclusive(table.name()));
        for (var change : changes) {
            draft = withRisks(draft, table, change);
        }
        drafts.add(draft);
        return drafts;
    }

    /** Whether the column's default is taken off before its type changes and set again after. */
    boolean movesDefault(ChangeColumnType change) {
        var from = change.from().defaultExpression();
        return from != null
                && !(from.equals(change.to().defaultExpression())
                        && !replacesType(change)
                        && type(change.from()).sameFamilyAs(type(change.to())));
    }

    private List<Draft> moveDefault(Table table, ChangeColumnType change) {
        var expression = change.to().defaultExpression();
        var drafts = new ArrayList<Draft>();
        if (movesDefault(change)) {
            drafts.add(PostgresColumns.dropDefault(table, change.from()));
        }
        var changed = !Objects.equals(change.from().defaultExpression(), expression);
        if (expression != null && (movesDefault(change) || changed)) {
            drafts.add(PostgresColumns.setDefault(table, change.to(), expression));
        }
        return drafts;
    }

    private String action(ChangeColumnType change) {
        var column = quoted(change.to().name());
        var type = change.to().type();
        var sql = "ALTER COLUMN %s TYPE %s".formatted(column, type);
        if (change.to().collation() != null) {
            sql += " COLLATE " + change.to().collation();
        }
        if (replacesType(change)) {
            return "%s USING %s"
                    .formatted(sql, context.types().conversion(change, replacedName(change)));
        }
        var from = type(change.from());
        if (from.castsAloneTo(type(change.to()))) {
            return sql;
        }
        if (from.castsOnDemandTo(type(change.to()))) {
            return "%s USING %s::%s".formatted(sql, column, type);
        }
        var arrays = change.from().type().endsWith("[]") && type.endsWith("[]");
        return "%s USING %s::%s::%s".formatted(sql, column, arrays ? "text[]" : "text", type);
    }

    private Draft withRisks(Draft draft, Table table, ChangeColumnType change) {
        var name = table.name() + "." + change.to().name();
        if (replacesType(change)) {
            return draft.withHazard(
                            PostgresHazards.rewrite(
                                    table.name(),
                                    "%s %s is made anew"
                                            .formatted(
                                                    context.types().word(replacedName(change)),
                                                    change.to().type())))
                    .withHazard(
                            PostgresHazards.dataDependent(
                                    table.name(),
                                    "it fails if some %s holds a value the %s loses"
                                            .formatted(
                                                    name,
                                                    context.types().word(replacedName(change)))));
        }
        var from = type(change.from());
        var to = type(change.to());
        var what =
                change.from().type().equals(change.to().type())
                        ? "%s changes its collation".formatted(name)
                        : "%s changes from %s to %s"
                                .formatted(name, change.from().type(), change.to().type());
        if (!keepsRows(change)) {
            draft = draft.withHazard(PostgresHazards.rewrite(table.name(), what));
        }
        var fits = from.fits(quoted(change.to().name()), to);
        if (fits != null || !from.castsAloneTo(to)) {
            draft =
                    draft.withHazard(
                            PostgresHazards.dataDependent(
                                    table.name(),
                                    "it fails if some %s is no %s"
                                            .formatted(name, change.to().type())));
        }
        if (fits != null) {
            draft =
                    draft.withCheck(
                            new Check(
                                    "SELECT NOT EXISTS (SELECT FROM %s WHERE NOT (%s))"
                                            .formatted(quoted(table.name()), fits),
                                    what));
        }
        if (from.losesPrecisionAs(to)) {
            draft =
                    draft.withHazard(
                            PostgresHazards.dataLoss(
                                    table.name(), "values of %s may be rounded".formatted(name)));
        }
        return keepsRows(change)
                ? draft
                : draft.withFinding(
                        what + ": the table is written anew, and an application may not expect it");
    }

    private boolean replacesType(ChangeColumnType change) {
        return context.replacedTypeOf(change.from().type()) != null
                && change.from().type().equals(change.to().type());
    }

    private String replacedName(ChangeColumnType change) {
        return Objects.requireNonNull(context.replacedTypeOf(change.from().type()));
    }

    /** A collation is no part of the rows; the server builds the indexes anew. */
    private boolean keepsRows(ChangeColumnType change) {
        return !replacesType(change) && type(change.from()).keepsRowsAs(type(change.to()));
    }

    private static PostgresType type(Column column) {
        return PostgresType.of(column.type());
    }
}
