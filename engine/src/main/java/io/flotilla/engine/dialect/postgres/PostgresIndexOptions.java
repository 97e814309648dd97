package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes what an index has besides its keys, and can have otherwise without being built anew. */
final class PostgresIndexOptions {

    private PostgresIndexOptions() {}

    static IndexOptions.Postgres of(IndexOptions options) {
        return switch (options) {
            case IndexOptions.Postgres it -> it;
            case IndexOptions.MySql it ->
                    throw new IllegalArgumentException("not of PostgreSQL: " + it);
        };
    }

    /** As part of a constraint. */
    static String storage(IndexOptions options) {
        var tablespace = of(options).tablespace();
        return PostgresParameters.with(of(options).parameters())
                + (tablespace == null ? "" : " USING INDEX TABLESPACE " + quoted(tablespace));
    }

    /** As part of {@code CREATE INDEX}. */
    static String ownStorage(IndexOptions options) {
        var tablespace = of(options).tablespace();
        return PostgresParameters.with(of(options).parameters())
                + (tablespace == null ? "" : " TABLESPACE " + quoted(tablespace));
    }

    static List<Draft> changeOptions(
            String index, IndexOptions from, IndexOptions to, String table) {
        var before = of(from);
        var after = of(to);
        var drafts = new ArrayList<Draft>();
        for (var change : PostgresParameters.changes(before.parameters(), after.parameters())) {
            drafts.add(
                    Draft.of(
                            Phase.CHANGE_COLUMN,
                            "ALTER INDEX %s %s".formatted(quoted(index), change),
                            PostgresHazards.onObject(
                                    "SHARE UPDATE EXCLUSIVE", "other changes of the index wait")));
        }
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            var tablespace = after.tablespace() == null ? "pg_default" : after.tablespace();
            drafts.add(
                    Draft.of(
                            Phase.CHANGE_COLUMN,
                            "ALTER INDEX %s SET TABLESPACE %s"
                                    .formatted(quoted(index), quoted(tablespace)),
                            PostgresHazards.onObject(
                                    "ACCESS EXCLUSIVE",
                                    "nobody uses index %s until it is copied".formatted(index)),
                            PostgresHazards.rewrite(table, "its index is copied")));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            drafts.add(PostgresComments.onIndex(Phase.COMMENT, index, after.comment()));
        }
        return drafts;
    }

    static List<Draft> changeStatistics(Phase phase, Index from, Index to) {
        var drafts = new ArrayList<Draft>();
        for (var i = 0; i < to.keys().size(); i++) {
            var target = to.keys().get(i).statistics();
            if (!Objects.equals(from.keys().get(i).statistics(), target)) {
                drafts.add(
                        Draft.of(
                                phase,
                                "ALTER INDEX %s ALTER COLUMN %d SET STATISTICS %d"
                                        .formatted(
                                                quoted(to.name()),
                                                i + 1,
                                                target == null ? -1 : target),
                                PostgresHazards.onObject(
                                        "SHARE UPDATE EXCLUSIVE",
                                        "other changes of the index wait")));
            }
        }
        return drafts;
    }
}
