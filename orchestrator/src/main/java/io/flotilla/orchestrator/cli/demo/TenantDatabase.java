package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A real PostgreSQL server with one database for tenants. Everything in it belongs to a role of its
 * own that is no superuser, and which Flotilla uses too.
 */
final class TenantDatabase implements AutoCloseable {
    static final String ROLE = "saas";

    private static final int WRITERS = 3;

    private final DemoRegion region;
    private final EmbeddedPostgres server;

    private TenantDatabase(DemoRegion region, EmbeddedPostgres server) {
        this.region = region;
        this.server = server;
    }

    /** Starts it on a free port; its data is not meant to outlive a crash. */
    static TenantDatabase start(DemoRegion region, Path folder) throws IOException, SQLException {
        var server =
                EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setDataDirectory(folder.resolve(region.database()))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "60")
                        .setServerConfig("max_locks_per_transaction", "256")
                        .start();
        try (var connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, "CREATE ROLE %s LOGIN".formatted(ROLE));
            execute(connection, "CREATE DATABASE %s OWNER %s".formatted(region.database(), ROLE));
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        return new TenantDatabase(region, server);
    }

    DemoRegion region() {
        return region;
    }

    int port() {
        return server.getPort();
    }

    Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(region.database());
        source.setUser(ROLE);
        // a whole script travels in one round trip
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    /** Runs one script for each tenant, over a few connections at once. */
    void create(List<DemoTenant> tenants) throws SQLException {
        try (var connection = connect()) {
            execute(
                    connection,
                    """
                    CREATE TABLE public.tenants (
                        schema_name text PRIMARY KEY,
                        tenant text NOT NULL UNIQUE,
                        tier text NOT NULL,
                        region text NOT NULL,
                        canary boolean NOT NULL
                    )
                    """);
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
                    execute(connection, DemoSql.tenantScript(tenants.get(at)));
                }
            }
            return null;
        };
    }

    /** Runs SQL in a tenant's schema, as somebody with a console would. */
    void alter(DemoTenant tenant, String sql) throws SQLException {
        try (var connection = connect()) {
            connection.setSchema(tenant.schema());
            execute(connection, sql);
        }
    }

    /** How many schemas of the database have a relation of that name. */
    int schemasWith(String relation) throws SQLException {
        try (var connection = connect();
                var query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM pg_class WHERE relname = ?"
                                        + " AND relnamespace::regnamespace::text LIKE 'tenant\\_%'")) {
            query.setString(1, relation);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
