package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;

/** On a cluster that {@code FLOTILLA_TEST_REDSHIFT_URL} names, and only there. */
@EnabledIf("wanted")
class RedshiftOnClusterTest extends RedshiftRoundTrips {

    private static final String VARIABLE = "FLOTILLA_TEST_REDSHIFT_URL";

    /** Who asks for the profile and names no cluster is told, and not passed over. */
    static boolean wanted() {
        return url() != null || Boolean.getBoolean("redshift.wanted");
    }

    private static @Nullable String url() {
        return System.getenv(VARIABLE);
    }

    @Override
    Connection connect() throws SQLException {
        var url = url();
        if (url == null) {
            throw new IllegalStateException(
                    "set %s to jdbc:redshift://host:5439/database?user=…&password=…"
                            .formatted(VARIABLE));
        }
        return DriverManager.getConnection(url);
    }
}
