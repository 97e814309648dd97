package io.flotilla.orchestrator.pool;

import io.flotilla.registry.database.Database;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes connections to one database, at its server's pace. */
final class TargetDataSource implements DataSource {
    private final Database database;
    private final TargetConnector connector;
    private final ConnectionRamp ramp;
    private final ServerSightings sightings;

    TargetDataSource(
            Database database,
            TargetConnector connector,
            ConnectionRamp ramp,
            ServerSightings sightings) {
        this.database = database;
        this.connector = connector;
        this.ramp = ramp;
        this.sightings = sightings;
    }

    @Override
    public Connection getConnection() throws SQLException {
        ramp.await();
        var connection = connector.connect(database);
        try {
            sightings.look(database, connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the registered user is the only one");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // the driver logs through java.util.logging
    }

    /** Zero: the driver's own connect timeout holds. */
    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // see getLoginTimeout
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
