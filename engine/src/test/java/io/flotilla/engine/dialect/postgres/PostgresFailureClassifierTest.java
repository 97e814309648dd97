package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFailureClassifierTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private final PostgresFailureClassifier classifier = new PostgresFailureClassifier();

    @ParameterizedTest
    @CsvSource({
        "55P03, LOCK_TIMEOUT",
        "40P01, DEADLOCK",
        "40001, DEADLOCK",
        "57014, STATEMENT_TIMEOUT",
        "25P02, CANCELLED",
        "57P01, CONNECTION_LOST",
        "57P02, CONNECTION_LOST",
        "57P03, CONNECTION_LOST",
        "25P03, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "08001, CONNECTION_LOST",
        "53300, TOO_MANY_CONNECTIONS",
        "25006, READ_ONLY",
        "53100, DISK_FULL",
        "42501, PERMISSION_DENIED",
        "28P01, AUTHENTICATION",
        "28000, AUTHENTICATION",
        "3F000, SCHEMA_GONE",
        "3D000, SCHEMA_GONE",
        "57P04, SCHEMA_GONE",
        "23502, DATA_VIOLATION",
        "23505, DATA_VIOLATION",
        "22P02, DATA_VIOLATION",
        "42P07, OBJECT_CONFLICT",
        "42701, OBJECT_CONFLICT",
        "42710, OBJECT_CONFLICT",
        "42P06, OBJECT_CONFLICT",
        "42P01, OBJECT_CONFLICT",
        "2BP01, OBJECT_CONFLICT",
        "42601, SYNTAX",
        "42804, SYNTAX",
        "XX000, OTHER",
        "54000, OTHER",
    })
    void knowsTheState(String state, FailureKind kind) {
        assertThat(classifier.classify(new SQLException("?", state))).isEqualTo(kind);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "4"})
    void takesNoStateForAnything(String state) {
        assertThat(classifier.classify(new SQLException("?", state))).isEqualTo(FailureKind.OTHER);
    }

    @Test
    void knowsALockTimeoutOfTheServer() throws SQLException {
        var schema = SERVER.createSchema();
        try (var holder = SERVER.connect();
                var waiter = SERVER.connect()) {
            Sql.run(holder, "CREATE TABLE %s.t (a int)".formatted(schema));
            holder.setAutoCommit(false);
            Sql.run(holder, "LOCK %s.t".formatted(schema));
            Sql.run(waiter, "SET lock_timeout = '20ms'");

            var failure =
                    org.assertj.core.api.Assertions.catchThrowableOfType(
                            SQLException.class,
                            () -> Sql.run(waiter, "DROP TABLE %s.t".formatted(schema)));

            assertThat(classifier.classify(failure)).isEqualTo(FailureKind.LOCK_TIMEOUT);
        }
    }
}
