package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Classifies by SQLSTATE, and where that is the XX000 of everything the compute nodes say, by the
 * code of Redshift's own: it stands alone in place of a message ({@code ERROR: 1023}), or in the
 * details ({@code code: 1016}). See
 * https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html.
 */
final class RedshiftFailureClassifier implements FailureClassifier {

    /** What waiting for a lock in vain is made: Redshift itself has no state for it. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    static final String QUERY_CANCELLED = "57014";

    private static final Pattern CODE =
            Pattern.compile(
                    "\\A(?:ERROR:\\s*)?(?<alone>\\d{4,5})\\s*$|^\\s*code:\\s*(?<told>\\d+)\\s*$",
                    Pattern.MULTILINE);

    @Override
    public FailureKind classify(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return FailureKind.OTHER;
        }
        return switch (state) {
            case LOCK_NOT_AVAILABLE -> FailureKind.LOCK_TIMEOUT;
            // serialization failures ask for the same answer as deadlocks: the transaction again
            case "40P01", "40001" -> FailureKind.DEADLOCK;
            // statement_timeout, a rule of the workload management, or PG_CANCEL_BACKEND
            case QUERY_CANCELLED -> FailureKind.STATEMENT_TIMEOUT;
            case "40000", "40002", "40003", "25P02" -> FailureKind.CANCELLED;
            case "57P01", "57P02", "57P03" -> FailureKind.CONNECTION_LOST;
            case "53300" -> FailureKind.TOO_MANY_CONNECTIONS;
            case "25006" -> FailureKind.READ_ONLY;
            case "53100" -> FailureKind.DISK_FULL;
            case "42501" -> FailureKind.PERMISSION_DENIED;
            case "3F000", "3D000" -> FailureKind.SCHEMA_GONE;
            case "42P01",
                    "42703",
                    "42704",
                    "42883",
                    "42P04",
                    "42P06",
                    "42P07",
                    "42701",
                    "42710",
                    "42723",
                    "42809",
                    "2BP01",
                    "55000",
                    "55006" ->
                    FailureKind.OBJECT_CONFLICT;
            case "XX000" -> ofCode(failure);
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static FailureKind ofCode(SQLException failure) {
        var code = CODE.matcher(String.valueOf(failure.getMessage()));
        if (!code.find()) {
            return FailureKind.OTHER;
        }
        return switch (code.group("alone") == null ? code.group("told") : code.group("alone")) {
            // serializable isolation violation
            case "1023" -> FailureKind.DEADLOCK;
            // a table that another transaction dropped meanwhile
            case "1018" -> FailureKind.OBJECT_CONFLICT;
            case "1016" -> FailureKind.DISK_FULL;
            default -> FailureKind.OTHER;
        };
    }

    private static FailureKind ofClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> FailureKind.CONNECTION_LOST;
            case "22", "23" -> FailureKind.DATA_VIOLATION;
            case "28" -> FailureKind.AUTHENTICATION;
            case "42" -> FailureKind.SYNTAX;
            default -> FailureKind.OTHER;
        };
    }
}
