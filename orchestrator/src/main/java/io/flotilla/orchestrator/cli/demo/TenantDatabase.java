package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.CommandFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A real server with tenants. Everything of theirs belongs to a user of its own that does not
 * administrate the server, and which Flotilla uses too.
 */
abstract class TenantDatabase implements AutoCloseable {
    static final String ROLE = "saas";

    /** Where the server asks for one at all. */
    static final String PASSWORD = "not-asked-for";

    private static final int WRITERS = 3;

    private final DemoEngine engine;
    private final DemoRegion region;

    TenantDatabase(DemoEngine engine, DemoRegion region) {
        this.engine = engine;
        this.region = region;
    }

    final DemoEngine engine() {
        return engine;
    }

    final DemoRegion region() {
        return region;
    }

    abstract int port();

    /** To the database that lists the tenants, as their user; runs scripts. */
    abstract Connection connect() throws SQLException;

    /** Makes the table that lists the tenants. */
    abstract String directory();

    /** The names of a schema come first from now on. */
    abstract void enter(Connection connection, DemoTenant tenant) throws SQLException;

    /**
     * Counts the tenants' schemas that have a relation or an index of the name put in its place.
     */
    abstract String schemasWith();

    abstract String script(DemoTenant tenant);

    /** Runs one script for each tenant, over a few connections at once. */
    final void create(List<DemoTenant> tenants) throws SQLException {
        try (var connection = connect()) {
            execute(connection, directory());
        }
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var parts = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                parts.add(writers.submit(writer(tenants, writer)));
            }
            for (var part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("the fleet cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.error("interrupted");
        }
    }

    private Callable<Void> writer(List<DemoTenant> tenants, int writer) {
        return () -> {
            try (var connection = connect()) {
                for (int at = writer; at < tenants.size(); at += WRITERS) {
                    execute(connection, script(tenants.get(at)));
                }
            }
            return null;
        };
    }

    /** Runs SQL in a tenant's schema, as somebody with a console would. */
    final void alter(DemoTenant tenant, String sql) throws SQLException {
        try (var connection = connect()) {
            enter(connection, tenant);
            execute(connection, sql);
        }
    }

    /** How many schemas of the database have a relation of that name. */
    final int schemasWith(String relation) throws SQLException {
        try (var connection = connect();
                var query = connection.prepareStatement(schemasWith())) {
            query.setString(1, relation);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public abstract void close() throws IOException;

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
