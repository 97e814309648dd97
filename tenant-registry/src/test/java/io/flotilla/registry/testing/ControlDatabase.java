package io.flotilla.registry.testing;

import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.database.NewDatabase;
import io.flotilla.registry.target.TargetDao;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with the registry's migration applied, emptied before each test. */
public final class ControlDatabase
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final PostgresServer server = new PostgresServer();
    private Jdbi jdbi = Jdbi.create("not started");

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        var url = server.createDatabase();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        jdbi = Jdbi.create(url).installPlugin(new SqlObjectPlugin());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbi.useHandle(handle -> handle.execute("TRUNCATE target, target_database"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        server.afterAll(context);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public TargetDao targets() {
        return jdbi.onDemand(TargetDao.class);
    }

    public DatabaseDao databases() {
        return jdbi.onDemand(DatabaseDao.class);
    }

    /** Registers a database; nothing connects to its address. */
    public Database register(String name) {
        return databases().insert(aDatabase(name));
    }

    public static NewDatabase aDatabase(String name) {
        return new NewDatabase(
                name,
                "postgres",
                name + ".example.com",
                5432,
                "fleet",
                "flotilla",
                CredentialReference.parse("env:FLEET_PASSWORD"),
                Map.of("socketTimeout", "600"),
                20,
                Map.of("region", "eu"));
    }

    /** Fills a database with targets {@code t000001} and on, labelled by number. */
    public void fill(Database database, int targets) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    INSERT INTO target (tenant, database_id, schema_name, labels)
                                    SELECT 'Tenant-' || lpad(n::text, 6, '0'), :database,
                                        't' || lpad(n::text, 6, '0'),
                                        jsonb_build_object(
                                            'tier', (ARRAY['free', 'pro', 'team'])[1 + n % 3],
                                            'region', (ARRAY['eu', 'us'])[1 + n % 2],
                                            'shard', (n % 1000)::text)
                                    FROM generate_series(1, :targets) n
                                    """)
                            .bind("database", database.id())
                            .bind("targets", targets)
                            .execute();
                    handle.execute("ANALYZE target");
                });
    }
}
