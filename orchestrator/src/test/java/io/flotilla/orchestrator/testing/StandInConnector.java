package io.flotilla.orchestrator.testing;

import io.flotilla.engine.dialect.redshift.StandInConnection;
import io.flotilla.orchestrator.pool.TargetConnector;
import io.flotilla.registry.credential.Credentials;
import io.flotilla.registry.database.Database;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Has what goes to a Redshift translated for the stand-in, which is all that a server under test
 * ever meets; other connections are the product's own.
 */
@Mock
@Singleton
class StandInConnector extends TargetConnector {

    StandInConnector(Credentials credentials) {
        super(credentials);
    }

    @Override
    public Connection connect(Database database) throws SQLException {
        var connection = super.connect(database);
        return database.dialect().equals("redshift")
                ? StandInConnection.of(connection)
                : connection;
    }
}
