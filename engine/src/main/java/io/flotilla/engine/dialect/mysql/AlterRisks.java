package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is risky about one ALTER TABLE, gathered while it is written. */
final class AlterRisks {

    private final Table from;
    private final Table to;
    private final Set<Hazard> hazards = new LinkedHashSet<>();
    private final Set<Check> checks = new LinkedHashSet<>();
    private final List<String> lost = new ArrayList<>();

    AlterRisks(Table from, Table to) {
        this.from = from;
        this.to = to;
        hazards.add(TableWriter.lock(from.name()));
    }

    static Hazard rewrite(String table, String because) {
        return new Hazard(Hazard.Kind.REWRITE, table, null, false, because);
    }

    void rewrite(String because) {
        hazards.add(rewrite(from.name(), because));
    }

    void dataDependent(String because) {
        hazards.add(new Hazard(Hazard.Kind.DATA_DEPENDENT, from.name(), null, false, because));
    }

    /** {@code now} is the name it has before. */
    void notNull(Column column, String now) {
        dataDependent("it fails where %s is NULL".formatted(column.name()));
        checks.add(
                new Check(
                        "SELECT NOT EXISTS (SELECT 1 FROM %s WHERE %s IS NULL)"
                                .formatted(
                                        Identifiers.quoted(from.name()), Identifiers.quoted(now)),
                        "%s.%s becomes NOT NULL".formatted(from.name(), column.name())));
    }

    void unique(Index index) {
        dataDependent("it fails where two rows have one value in " + index.name());
        Uniqueness.of(index, from, to)
                .ifPresent(
                        sql ->
                                checks.add(
                                        new Check(
                                                sql,
                                                "%s gets the unique key %s"
                                                        .formatted(from.name(), index.name()))));
    }

    void unique(PrimaryKey key) {
        dataDependent("it fails where two rows have one key, or none");
        Uniqueness.of(key, from, to)
                .ifPresent(
                        sql ->
                                checks.add(
                                        new Check(
                                                sql,
                                                "%s (%s) becomes the primary key"
                                                        .formatted(
                                                                from.name(),
                                                                String.join(
                                                                        ", ", key.columns())))));
    }

    void loses(Column column) {
        hazards.add(
                new Hazard(
                        Hazard.Kind.DATA_LOSS,
                        from.name(),
                        null,
                        true,
                        "the values of %s go".formatted(column.name())));
        lost.add("column %s.%s".formatted(from.name(), column.name()));
    }

    /** What is gone for good besides columns. */
    void loses(String what) {
        hazards.add(new Hazard(Hazard.Kind.DATA_LOSS, from.name(), null, true, what + " goes"));
        lost.add(what);
    }

    Draft on(Draft draft) {
        var risky = draft.withHazards(List.copyOf(hazards)).withChecks(List.copyOf(checks));
        for (var what : lost) {
            risky = risky.losing(what, from.name());
        }
        return risky;
    }
}
