package io.flotilla.orchestrator.cli.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Tenants' schemas in one database of a PostgreSQL server. */
final class PostgresTenants extends TenantDatabase {
    private final EmbeddedPostgres server;

    private PostgresTenants(DemoRegion region, EmbeddedPostgres server) {
        super(DemoEngine.POSTGRES, region);
        this.server = server;
    }

    /** Starts it on a free port; its data is not meant to outlive a crash. */
    static PostgresTenants start(DemoRegion region, Path folder) throws IOException, SQLException {
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
        return new PostgresTenants(region, server);
    }

    @Override
    int port() {
        return server.getPort();
    }

    @Override
    Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(region().database());
        source.setUser(ROLE);
        // a whole script travels in one round trip
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    @Override
    String directory() {
        return """
        CREATE TABLE public.tenants (
            schema_name text PRIMARY KEY,
            tenant text NOT NULL UNIQUE,
            tier text NOT NULL,
            region text NOT NULL,
            canary boolean NOT NULL
        )
        """;
    }

    @Override
    void enter(Connection connection, DemoTenant tenant) throws SQLException {
        connection.setSchema(tenant.schema());
    }

    @Override
    String schemasWith() {
        return """
        SELECT count(*) FROM pg_class WHERE relname = ?
            AND relnamespace::regnamespace::text LIKE 'tenant\\_%'
        """;
    }

    @Override
    String script(DemoTenant tenant) {
        return """
        CREATE SCHEMA "%1$s";
        SET search_path = "%1$s";
        %2$s
        INSERT INTO public.tenants (schema_name, tenant, tier, region, canary)
            VALUES ('%1$s', '%3$s', '%4$s', '%5$s', %6$s);
        """
                .formatted(
                        tenant.schema(),
                        DemoSql.of(engine()).firstReleaseWithRows(),
                        tenant.id(),
                        tenant.tier(),
                        tenant.region().label(),
                        tenant.canary());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
