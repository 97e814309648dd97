package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.Failures.Budget;
import io.flotilla.orchestrator.rollout.spec.Failures.Then;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Says whether more targets failed, or were found drifted, than a rollout or one of its waves may
 * have. What somebody accepted by resuming after a halt no longer counts.
 */
public final class Budgets {

    private Budgets() {}

    /** The failures of one wave with {@code targets}, in the direction the rollout goes. */
    public record Tally(int wave, String name, int targets, int failed, int drifted) {}

    /** Which budget is exceeded, for people; null where none is. */
    public static @Nullable String exceeded(Handle handle, Rollout rollout) {
        var failures = rollout.spec().failures();
        if (failures.then() == Then.CONTINUE) {
            return null;
        }
        var tallies = handle.attach(Dao.class).tally(rollout.id(), rollout.direction().label());
        var whole =
                first(
                        excess("", "failed", tallies, Tally::failed, failures.budget(), rollout),
                        excess("", "drifted", tallies, Tally::drifted, failures.drift(), rollout));
        if (whole != null) {
            return whole;
        }
        for (var tally : tallies) {
            var own = rollout.spec().wave(tally.wave()).failures();
            var where = "wave '%s': ".formatted(tally.name());
            var excess =
                    first(
                            excess(where, "failed", tally.failed(), own.budget(), tally.targets()),
                            excess(
                                    where,
                                    "drifted",
                                    tally.drifted(),
                                    own.drift(),
                                    tally.targets()));
            if (excess != null) {
                return excess;
            }
        }
        return null;
    }

    private static @Nullable String excess(
            String where,
            String what,
            List<Tally> tallies,
            ToIntFunction<Tally> count,
            @Nullable Budget budget,
            Rollout rollout) {
        return excess(
                where, what, tallies.stream().mapToInt(count).sum(), budget, rollout.targets());
    }

    private static @Nullable String excess(
            String where, String what, int count, @Nullable Budget budget, int targets) {
        return budget == null || count <= budget.allowed(targets)
                ? null
                : "%s%d targets %s, %d are allowed"
                        .formatted(where, count, what, budget.allowed(targets));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    @RegisterConstructorMapper(Tally.class)
    interface Dao {

        @SqlQuery(
                """
                SELECT x.wave, w.name, w.targets,
                       count(*) FILTER (WHERE x.state IN ('failed', 'revert-failed')) AS failed,
                       count(*) FILTER (WHERE x.state IN ('held', 'not-revertible')
                                          AND x.failure_kind = 'drifted') AS drifted
                FROM rollout_target x
                JOIN rollout_wave w ON w.rollout_id = x.rollout_id AND w.position = x.wave
                WHERE x.rollout_id = :id AND x.direction = :direction AND NOT x.forgiven
                  AND (x.state IN ('failed', 'revert-failed') OR x.failure_kind = 'drifted')
                GROUP BY x.wave, w.name, w.targets
                ORDER BY x.wave
                """)
        List<Tally> tally(long id, String direction);
    }
}
