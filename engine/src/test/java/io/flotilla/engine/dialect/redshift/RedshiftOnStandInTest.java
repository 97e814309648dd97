package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On the stand-in, which is no Redshift: see {@link RedshiftStandIn}. */
@EnabledIf("io.flotilla.engine.testing.PgBouncer#isInstalled")
class RedshiftOnStandInTest extends RedshiftRoundTrips {

    @RegisterExtension static final RedshiftStandIn REDSHIFT = new RedshiftStandIn();

    @Override
    Connection connect() throws SQLException {
        return REDSHIFT.connect();
    }
}
