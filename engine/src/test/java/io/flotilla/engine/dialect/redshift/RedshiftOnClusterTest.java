package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On a cluster that {@code FLOTILLA_TEST_REDSHIFT_URL} names, and only there. */
@EnabledIfEnvironmentVariable(named = "FLOTILLA_TEST_REDSHIFT_URL", matches = ".+")
class RedshiftOnClusterTest extends RedshiftRoundTrips {

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(System.getenv("FLOTILLA_TEST_REDSHIFT_URL"));
    }
}
