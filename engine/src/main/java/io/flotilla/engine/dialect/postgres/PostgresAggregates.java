package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes aggregates. */
final class PostgresAggregates implements PostgresObjectWriter<Aggregate> {

    /** As for functions, https://www.postgresql.org/docs/current/sql-createaggregate.html. */
    @Override
    public boolean altersInPlace(Aggregate from, Aggregate to) {
        return from.head().equals(to.head())
                && from.result().equals(to.result())
                && from.options().contains("HYPOTHETICAL") == to.options().contains("HYPOTHETICAL");
    }

    @Override
    public List<Draft> create(Aggregate aggregate) {
        var phase = Phase.CREATE_ROUTINE;
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of(phase, "CREATE " + definition(aggregate)));
        drafts.addAll(
                PostgresComments.ifAny(
                        aggregate.comment(),
                        PostgresComments.onRoutine(phase, named(aggregate), aggregate.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(Aggregate aggregate) {
        return List.of(Draft.of(Phase.DROP_ROUTINE, "DROP " + named(aggregate)));
    }

    @Override
    public List<Draft> alter(Aggregate from, Aggregate to) {
        var phase = Phase.CREATE_ROUTINE;
        var drafts = new ArrayList<Draft>();
        if (!from.options().equals(to.options())) {
            drafts.add(Draft.of(phase, "CREATE OR REPLACE " + definition(to)));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onRoutine(phase, named(to), to.comment()));
        }
        return drafts;
    }

    private static String named(Aggregate aggregate) {
        return "AGGREGATE " + aggregate.head();
    }

    private static String definition(Aggregate aggregate) {
        return "%s (\n    %s\n)"
                .formatted(named(aggregate), String.join(",\n    ", aggregate.options()));
    }
}
