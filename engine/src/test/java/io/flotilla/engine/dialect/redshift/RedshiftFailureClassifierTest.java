package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedshiftFailureClassifierTest {

    private final RedshiftFailureClassifier classifier = new RedshiftFailureClassifier();

    @ParameterizedTest
    @CsvSource({
        "55P03, LOCK_TIMEOUT",
        "40001, DEADLOCK",
        "40P01, DEADLOCK",
        "57014, STATEMENT_TIMEOUT",
        "25P02, CANCELLED",
        "57P01, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "53300, TOO_MANY_CONNECTIONS",
        "25006, READ_ONLY",
        "53100, DISK_FULL",
        "42501, PERMISSION_DENIED",
        "28000, AUTHENTICATION",
        "3F000, SCHEMA_GONE",
        "22001, DATA_VIOLATION",
        "42P07, OBJECT_CONFLICT",
        "2BP01, OBJECT_CONFLICT",
        "42601, SYNTAX",
        "54000, OTHER",
    })
    void knowsTheState(String state, FailureKind kind) {
        assertThat(classifier.classify(new SQLException("?", state))).isEqualTo(kind);
    }

    /** As https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html prints it. */
    @Test
    void triesSerializableConflictsAgain() {
        var failure =
                new SQLException(
                        """
                        ERROR: 1023
                          Detail: Serializable isolation violation on table - 118786, transactions forming the cycle are: 4201, 4203 (pid:8102)""",
                        "XX000");

        assertThat(classifier.classify(failure)).isEqualTo(FailureKind.DEADLOCK);
        assertThat(classifier.classify(failure).retryable()).isTrue();
    }

    @Test
    void readsTheCodeInTheDetails() {
        var failure =
                new SQLException(
                        """
                        ERROR: Disk Full
                          Detail:
                          -----------------------------------------------
                          error:  Disk Full
                          code:      1016
                          context:   node: 0
                          query:     400
                        """,
                        "XX000");

        assertThat(classifier.classify(failure)).isEqualTo(FailureKind.DISK_FULL);
    }

    @Test
    void takesNoOtherNumberForACode() {
        assertThat(classifier.classify(new SQLException("ERROR: 1023 rows are too many", "XX000")))
                .isEqualTo(FailureKind.OTHER);
        assertThat(classifier.classify(new SQLException("ERROR: Assert\n  code: 1000", "XX000")))
                .isEqualTo(FailureKind.OTHER);
    }
}
