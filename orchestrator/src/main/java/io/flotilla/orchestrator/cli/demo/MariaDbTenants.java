package io.flotilla.orchestrator.cli.demo;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.flotilla.orchestrator.embedded.EmbeddedMariaDb;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tenants' databases on a MariaDB server, which stands in for MySQL. */
final class MariaDbTenants extends TenantDatabase {
    private final EmbeddedMariaDb server;

    private MariaDbTenants(DemoRegion region, EmbeddedMariaDb server) {
        super(DemoEngine.MYSQL, region);
        this.server = server;
    }

    /** Starts it on a free port; its data is not meant to outlive a crash. */
    static MariaDbTenants start(DemoRegion region) throws IOException, SQLException {
        var server = EmbeddedMariaDb.start();
        try (var connection = server.connect("mysql")) {
            execute(connection, "CREATE DATABASE " + region.database());
            execute(connection, "CREATE USER %s@'%%' IDENTIFIED BY '%s'".formatted(ROLE, PASSWORD));
            for (var databases :
                    List.of("tenant\\_%", "\\_flotilla\\_%", "flotilla", region.database())) {
                execute(
                        connection,
                        "GRANT ALL PRIVILEGES ON `%s`.* TO %s@'%%'".formatted(databases, ROLE));
            }
            // shows who blocks whom
            execute(connection, "GRANT PROCESS ON *.* TO %s@'%%'".formatted(ROLE));
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        return new MariaDbTenants(region, server);
    }

    @Override
    int port() {
        return server.port();
    }

    @Override
    Connection connect() throws SQLException {
        var source = new MysqlDataSource();
        source.setServerName("127.0.0.1");
        source.setPort(server.port());
        source.setDatabaseName(region().database());
        source.setUser(ROLE);
        source.setPassword(PASSWORD);
        source.setSslMode("DISABLED");
        // a whole script travels in one round trip
        source.setAllowMultiQueries(true);
        return source.getConnection();
    }

    @Override
    String directory() {
        return """
        CREATE TABLE tenants (
            schema_name varchar(64) NOT NULL PRIMARY KEY,
            tenant varchar(100) NOT NULL UNIQUE,
            tier varchar(20) NOT NULL,
            region varchar(20) NOT NULL,
            canary enum ('true', 'false') NOT NULL
        )
        """;
    }

    @Override
    void enter(Connection connection, DemoTenant tenant) throws SQLException {
        connection.setCatalog(tenant.schema());
    }

    @Override
    String schemasWith() {
        return """
        SELECT count(DISTINCT table_schema)
        FROM (SELECT table_schema, table_name AS name FROM information_schema.tables
              UNION ALL
              SELECT table_schema, index_name FROM information_schema.statistics) AS relations
        WHERE name = ? AND table_schema LIKE 'tenant\\_%'
        """;
    }

    @Override
    String script(DemoTenant tenant) {
        return """
        CREATE DATABASE `%1$s`;
        USE `%1$s`;
        %2$s
        INSERT INTO %7$s.tenants (schema_name, tenant, tier, region, canary)
            VALUES ('%1$s', '%3$s', '%4$s', '%5$s', '%6$s');
        """
                .formatted(
                        tenant.schema(),
                        DemoSql.of(engine()).firstReleaseWithRows(),
                        tenant.id(),
                        tenant.tier(),
                        tenant.region().label(),
                        tenant.canary(),
                        region().database());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
