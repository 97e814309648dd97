package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;

/**
 * Classifies by SQLSTATE, see https://www.postgresql.org/docs/17/errcodes-appendix.html. Codes
 * beginning with 08 are also what the driver uses for a connection that broke.
 */
final class PostgresFailureClassifier implements FailureClassifier {

    @Override
    public FailureKind classify(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return FailureKind.OTHER;
        }
        return ofState(state);
    }

    private static FailureKind ofState(String state) {
        return switch (state) {
            case "55P03" -> FailureKind.LOCK_TIMEOUT;
            // serialization failures ask for the same answer as deadlocks: the transaction again
            case "40P01", "40001" -> FailureKind.DEADLOCK;
            // statement_timeout and pg_cancel_backend share a code; only their texts differ. We set
            // the first on every statement, so that is what it is taken for.
            case "57014" -> FailureKind.STATEMENT_TIMEOUT;
            case "40000", "40002", "40003", "25P02" -> FailureKind.CANCELLED;
            // shut down, crashed, starting up, idle too long, in a transaction too long
            case "57P01", "57P02", "57P03", "57P05", "25P03", "25P04" ->
                    FailureKind.CONNECTION_LOST;
            case "53300" -> FailureKind.TOO_MANY_CONNECTIONS;
            case "25006" -> FailureKind.READ_ONLY;
            case "53100" -> FailureKind.DISK_FULL;
            case "42501" -> FailureKind.PERMISSION_DENIED;
            case "3F000", "3D000", "57P04" -> FailureKind.SCHEMA_GONE;
            // wrong or missing object, or one that is there already, or that others depend on
            case "42P01",
                    "42703",
                    "42704",
                    "42883",
                    "42P02",
                    "42P03",
                    "42P04",
                    "42P05",
                    "42P06",
                    "42P07",
                    "42701",
                    "42710",
                    "42712",
                    "42723",
                    "42809",
                    "2BP01",
                    "55000",
                    "55006" ->
                    FailureKind.OBJECT_CONFLICT;
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static FailureKind ofClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> FailureKind.CONNECTION_LOST;
            // 22: data exceptions, such as a value a new type cannot hold; 44: WITH CHECK OPTION
            case "22", "23", "44" -> FailureKind.DATA_VIOLATION;
            case "28" -> FailureKind.AUTHENTICATION;
            case "42" -> FailureKind.SYNTAX;
            default -> FailureKind.OTHER;
        };
    }
}
