package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes extended statistics. What they say of the data is there after the next ANALYZE. */
final class PostgresStatistics implements PostgresObjectWriter<Statistics> {

    @Override
    public List<Draft> create(Statistics statistics) {
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        Phase.CREATE_STATISTICS,
                        "CREATE STATISTICS %s%s ON %s FROM %s"
                                .formatted(
                                        quoted(statistics.name()),
                                        kinds(statistics),
                                        Stream.concat(
                                                        statistics.columns().stream()
                                                                .map(PostgresIdentifiers::quoted),
                                                        statistics.expressions().stream())
                                                .collect(Collectors.joining(", ")),
                                        quoted(statistics.table())),
                        PostgresHazards.shareUpdateExclusive(statistics.table(), true)));
        if (statistics.target() != null) {
            drafts.add(target(statistics));
        }
        drafts.addAll(PostgresComments.ifAny(statistics.comment(), comment(statistics)));
        return drafts;
    }

    @Override
    public List<Draft> drop(Statistics statistics) {
        return List.of(
                Draft.of(
                        Phase.DROP_STATISTICS,
                        "DROP STATISTICS " + quoted(statistics.name()),
                        PostgresHazards.shareUpdateExclusive(statistics.table(), true)));
    }

    @Override
    public boolean altersInPlace(Statistics from, Statistics to) {
        return from.table().equals(to.table())
                && from.kinds().equals(to.kinds())
                && from.columns().equals(to.columns())
                && from.expressions().equals(to.expressions());
    }

    @Override
    public List<Draft> alter(Statistics from, Statistics to) {
        var drafts = new ArrayList<Draft>();
        if (!Objects.equals(from.target(), to.target())) {
            drafts.add(target(to));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        return drafts;
    }

    /** All of them where none is named. */
    private static String kinds(Statistics statistics) {
        return statistics.kinds().isEmpty()
                        || statistics.kinds().containsAll(List.of(Statistics.Kind.values()))
                ? ""
                : statistics.kinds().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** -1 is the default, https://www.postgresql.org/docs/current/sql-alterstatistics.html. */
    private static Draft target(Statistics statistics) {
        return Draft.of(
                Phase.CREATE_STATISTICS,
                "ALTER STATISTICS %s SET STATISTICS %d"
                        .formatted(
                                quoted(statistics.name()),
                                statistics.target() == null ? -1 : statistics.target()));
    }

    private static Draft comment(Statistics statistics) {
        return PostgresComments.onStatistics(
                Phase.CREATE_STATISTICS, statistics.name(), statistics.comment());
    }
}
