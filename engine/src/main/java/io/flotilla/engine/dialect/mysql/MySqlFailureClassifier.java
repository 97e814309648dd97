package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/**
 * By the server's own numbers, which both servers share up to 1900:
 * https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html,
 * https://mariadb.com/kb/en/mariadb-error-code-reference/.
 */
final class MySqlFailureClassifier implements FailureClassifier {

    @Override
    public FailureKind classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            // ER_LOCK_WAIT_TIMEOUT, also of metadata locks; ER_LOCK_NOWAIT of MySQL
            case 1205, 3572 -> FailureKind.LOCK_TIMEOUT;
            case 1213 -> FailureKind.DEADLOCK;
            // ER_QUERY_TIMEOUT of MySQL, ER_STATEMENT_TIMEOUT of MariaDB
            case 3024, 1969 -> FailureKind.STATEMENT_TIMEOUT;
            // ER_QUERY_INTERRUPTED
            case 1317 -> FailureKind.CANCELLED;
            // ER_SERVER_SHUTDOWN, ER_CONNECTION_KILLED of MariaDB, and what the driver says
            case 1053, 1927, 2006, 2013 -> FailureKind.CONNECTION_LOST;
            // ER_CON_COUNT_ERROR, ER_TOO_MANY_USER_CONNECTIONS, ER_USER_LIMIT_REACHED
            case 1040, 1203, 1226 -> FailureKind.TOO_MANY_CONNECTIONS;
            // ER_OPTION_PREVENTS_STATEMENT, ER_READ_ONLY_MODE,
            // ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION
            case 1290, 1836, 1792 -> FailureKind.READ_ONLY;
            // ER_DISK_FULL, ER_RECORD_FILE_FULL
            case 1021, 1114 -> FailureKind.DISK_FULL;
            case 1044, 1142, 1143, 1227, 1370 -> FailureKind.PERMISSION_DENIED;
            case 1045, 1698 -> FailureKind.AUTHENTICATION;
            case MySqlSql.NO_SUCH_DATABASE -> FailureKind.SCHEMA_GONE;
            // duplicate keys, NULLs, values that do not fit, rows without the row they reference,
            // conditions of MySQL and MariaDB
            case 1048,
                    1062,
                    1138,
                    1216,
                    1217,
                    1264,
                    1265,
                    1292,
                    1366,
                    1406,
                    1451,
                    1452,
                    1690,
                    3819,
                    4025 ->
                    FailureKind.DATA_VIOLATION;
            // something is there already, is not there, or is needed
            case 1050,
                    1051,
                    1054,
                    1060,
                    1061,
                    1091,
                    1146,
                    1304,
                    1305,
                    1359,
                    1360,
                    1537,
                    1539,
                    1826,
                    1828,
                    1829,
                    1830,
                    1832,
                    1833,
                    1834,
                    4127 ->
                    FailureKind.OBJECT_CONFLICT;
            case 1064, 1149 -> FailureKind.SYNTAX;
            default -> byState(failure);
        };
    }

    private static FailureKind byState(SQLException failure) {
        var state = failure.getSQLState();
        return failure instanceof SQLNonTransientConnectionException
                        || state != null && state.startsWith("08")
                ? FailureKind.CONNECTION_LOST
                : FailureKind.OTHER;
    }
}
