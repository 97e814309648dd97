package io.flotilla.orchestrator.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.testing.Fleet;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TargetPoolsTest {
    @Inject TargetPools pools;
    @Inject Jdbi jdbi;

    @Test
    void sessionsSayWhoseTheyAreAndCompileNothing() throws SQLException {
        try (var connection = pools.connections(database()).open()) {
            assertThat(query(connection, "SHOW application_name")).isEqualTo("flotilla");
            assertThat(query(connection, "SHOW jit")).isEqualTo("off");
        }
    }

    @Test
    void attemptsThatNeedTwoConnectionsNeverWaitForEachOther()
            throws InterruptedException, ExecutionException {
        var database = database(); // its cap is 4: two such attempts at once
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts =
                    IntStream.range(0, 20)
                            .mapToObj(_ -> threads.submit(() -> attemptOnTwo(database)))
                            .toList();
            for (var attempt : attempts) {
                assertThat(attempt.get()).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void halfAsManyAttemptsFitWhenEachNeedsTwo() {
        var database = database();
        assertThat(TargetPools.attemptsAtOnce(database, 1)).isEqualTo(4);
        assertThat(TargetPools.attemptsAtOnce(database, 2)).isEqualTo(2);
    }

    @Test
    void aLeaseOfMoreThanThePoolHasIsRefused() {
        assertThatThrownBy(() -> pools.lease(database(), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Takes the second connection while it holds the first; tells how many sessions there are. */
    private int attemptOnTwo(Database database) throws Exception {
        try (var lease = pools.lease(database, 2);
                var first = lease.open();
                var second = lease.open()) {
            query(first, "SELECT pg_sleep(0.01)");
            return Integer.parseInt(
                    query(
                            second,
                            """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE datname = current_database() AND backend_type = 'client backend'
                            """));
        }
    }

    private Database database() {
        var name = Fleet.register().name();
        return jdbi.withExtension(DatabaseDao.class, dao -> dao.requireByName(name));
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
