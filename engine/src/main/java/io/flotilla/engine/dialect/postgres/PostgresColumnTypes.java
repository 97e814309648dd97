package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        refuseUnrelated(table, changes);
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

    private void refuseUnrelated(Table table, List<ChangeColumnType> changes) {
        var reasons =
                changes.stream()
                        .filter(
                                change ->
                                        PostgresCasts.areUnrelated(
                                                type(change.from()), type(change.to())))
                        .map(
                                change ->
                                        "%s.%s: there is no cast from %s to %s; add a column of the new type, fill it and drop the old one in a later release, or edit the plan and write the USING yourself"
                                                .formatted(
                                                        table.name(),
                                                        change.to().name(),
                                                        change.from().type(),
                                                        change.to().type()))
                        .toList();
        if (!reasons.isEmpty()) {
            throw new PlanRefused(reasons);
        }
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
        if (PostgresCasts.goesByInteger(from, type(change.to()))) {
            return "%s USING %s::integer::%s".formatted(sql, column, type);
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
        var fits = fits(change);
        if (fits != null || !from.castsAloneTo(to) || context.hasConditions(change.to().type())) {
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
        if (changesZone(from, to)) {
            draft =
                    draft.withFinding(
                            "%s: a time without a zone is taken to be in the TimeZone of the session that runs the plan; where that is wrong, edit the plan and write USING … AT TIME ZONE"
                                    .formatted(what));
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

    private @Nullable String fits(ChangeColumnType change) {
        var column = quoted(change.to().name());
        var from = type(change.from());
        var to = type(change.to());
        var fits = from.fits(column, to);
        return fits == null && from.isText()
                ? PostgresTextChecks.fits(column, to, context.labelsAfter(change.to().type()))
                : fits;
    }

    private static boolean changesZone(PostgresType from, PostgresType to) {
        return !from.base().equals(to.base())
                && (from.base().endsWith(" with time zone")
                        || to.base().endsWith(" with time zone"))
                && from.base().startsWith("timestamp")
                && to.base().startsWith("timestamp");
    }

    /**
     * A collation is no part of the rows; the server builds the indexes anew. A domain's conditions
     * are looked at row by row, and each is written in passing.
     */
    private boolean keepsRows(ChangeColumnType change) {
        var retyped = !change.from().type().equals(change.to().type());
        return !replacesType(change)
                && type(change.from()).keepsRowsAs(type(change.to()))
                && !(retyped && context.hasConditions(change.to().type()));
    }

    private PostgresType type(Column column) {
        return PostgresType.of(context.underDomains(column.type()));
    }
}
