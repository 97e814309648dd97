package io.flotilla.orchestrator.pool;

import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.credential.Credentials;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.JdbcAddress;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to target databases, each with its password resolved anew. For any thread. */
@Singleton
public class TargetConnector {
    private final Credentials credentials;

    protected TargetConnector(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * A new connection, which the caller closes.
     *
     * @throws CredentialUnavailable if the password cannot be had
     */
    public Connection connect(Database database) throws SQLException {
        return JdbcAddress.of(database, credentials.resolve(database.password())).connect();
    }
}
