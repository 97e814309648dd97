package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Manifests of many targets. */
@QuarkusTest
class ManifestDaoTest {

    private static final int TARGETS = 3_000;

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

    @Inject Jdbi jdbi;

    /** Whether it takes a new rollout for one row is the difference between a second and hours. */
    @Test
    void thePlannerKnowsHowManyTargetsANewRolloutHas() {
        var fleet = TestFleet.create(jdbi);
        fleet.register(1, TARGETS);
        var database = fleet.database();

        try (var handle = jdbi.open()) {
            handle.begin();
            var id = rollout(handle, database.name());
            handle.attach(ManifestDao.class)
                    .insertTargets(
                            id,
                            new Long[] {release(handle)},
                            null,
                            "t.database_id = :database",
                            Map.of("database", database.id()));

            assertThat(expectation(handle, id)).isCloseTo(TARGETS, within(TARGETS / 10));

            // others do not expect a rollout without a strategy
            handle.rollback();
        }
    }

    private static int expectation(Handle handle, long id) {
        var plan =
                handle.createQuery("EXPLAIN SELECT FROM rollout_target WHERE rollout_id = " + id)
                        .mapTo(String.class)
                        .first();
        var rows = ROWS.matcher(plan);
        assertThat(rows.find()).as(plan).isTrue();
        return Integer.parseInt(rows.group(1));
    }

    private static long release(Handle handle) {
        return handle.createQuery("SELECT max(id) FROM release").mapTo(Long.class).one();
    }

    private static long rollout(Handle handle, String release) {
        handle.execute(
                """
                INSERT INTO schema_snapshot (fingerprint, schema)
                VALUES ('fp1:x', '{}') ON CONFLICT DO NOTHING
                """);
        handle.execute(
                """
                INSERT INTO release (name, tag, dialect, fingerprint, schema, sources, digest,
                                     policy, created_by, created_at)
                VALUES (?, '1', 'postgres', 'fp1:x', '{}', '[]', '', '{}', '', now())
                """,
                release);
        return handle.createQuery(
                        """
                        INSERT INTO rollout (state, spec, created_by)
                        VALUES ('scheduled', '{}', '')
                        RETURNING id
                        """)
                .mapTo(Long.class)
                .one();
    }
}
