package io.flotilla.orchestrator.pool;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Keeps a connection whose server only said that it cannot do something: HikariCP takes that for a
 * broken one. MySQL and MariaDB say so to every ALGORITHM that a table cannot be altered by, and
 * plans are made by asking.
 */
final class StillGood implements SQLExceptionOverride {

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return FEATURE_NOT_SUPPORTED.equals(failure.getSQLState())
                ? Override.DO_NOT_EVICT
                : Override.CONTINUE_EVICT;
    }
}
