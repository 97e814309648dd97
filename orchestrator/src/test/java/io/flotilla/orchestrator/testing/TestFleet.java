package io.flotilla.orchestrator.testing;

import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.database.NewDatabase;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.TargetDao;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * A registered database full of tenants. Its targets carry the label {@code fleet}, with the
 * database's name, which keeps the fleets of different tests apart.
 */
public final class TestFleet {
    private final Jdbi control;
    private final TenantDatabase server;
    private final Database database;

    private TestFleet(Jdbi control, TenantDatabase server, Database database) {
        this.control = control;
        this.server = server;
        this.database = database;
    }

    /** Makes and registers an empty database. */
    public static TestFleet create(Jdbi control) {
        var server = TenantServer.createDatabase();
        return new TestFleet(control, server, register(control, server, server.port()));
    }

    /** Makes an empty database and registers it under another port, and a role of its own. */
    public static TestFleet behind(Jdbi control, Doorway door, String role) {
        var server = TenantServer.createDatabase();
        server.execute(
                "CREATE ROLE %s LOGIN".formatted(role),
                "ALTER DATABASE %s OWNER TO %s".formatted(server.database(), role));
        return new TestFleet(control, server, register(control, server, door.port(), role));
    }

    /** Makes an empty database and registers it under another port. */
    public static TestFleet behind(Jdbi control, Doorway door) {
        var server = TenantServer.createDatabase();
        return new TestFleet(control, server, register(control, server, door.port()));
    }

    /** Registers a database at which nobody listens. */
    public static TestFleet unreachable(Jdbi control) {
        var server = TenantServer.createDatabase();
        return new TestFleet(control, server, register(control, server, 1));
    }

    public Database database() {
        return database;
    }

    /** The text that selects this fleet. */
    public String selection() {
        return "fleet=" + database.name();
    }

    public Selector selector() {
        return Selector.parse(selection());
    }

    /** The name of tenant {@code number}, which is its schema's too. */
    public String tenant(int number) {
        return "%s_%04d".formatted(database.name(), number);
    }

    /** Creates the schemas of tenants 1 to {@code count} and registers them; returns their ids. */
    public List<Long> addTenants(int count, String... ddl) {
        return addTenants(1, count, ddl);
    }

    /** The same for tenants {@code first} to {@code last}. */
    public List<Long> addTenants(int first, int last, String... ddl) {
        IntStream.rangeClosed(first, last).forEach(number -> createSchema(tenant(number), ddl));
        return register(first, last);
    }

    /** Registers tenants for which there may be no schema; returns their ids. */
    public List<Long> register(int first, int last) {
        var targets =
                IntStream.rangeClosed(first, last)
                        .mapToObj(this::tenant)
                        .map(
                                tenant ->
                                        new NewTarget(
                                                tenant,
                                                database.id(),
                                                tenant,
                                                Map.of("fleet", database.name())))
                        .toList();
        return control.withExtension(TargetDao.class, dao -> dao.insertAll(targets));
    }

    /** Runs statements in one tenant's schema, as somebody would by hand. */
    public void alter(int number, String... statements) {
        server.execute("SET search_path TO " + tenant(number) + ";" + String.join(";", statements));
    }

    /** A connection to the tenants' database, for a test to close. */
    public Connection connect() throws SQLException {
        return server.connect();
    }

    public void execute(String sql) {
        server.execute(sql);
    }

    /** The schema is its database's user's. */
    private void createSchema(String name, String... ddl) {
        server.execute(
                "SET ROLE %s; CREATE SCHEMA %s; SET search_path TO %s; %s; RESET ROLE"
                        .formatted(database.username(), name, name, String.join(";", ddl)));
    }

    private static Database register(Jdbi control, TenantDatabase server, int port) {
        return register(control, server, port, server.username());
    }

    private static Database register(
            Jdbi control, TenantDatabase server, int port, String username) {
        return control.withExtension(
                DatabaseDao.class,
                dao ->
                        dao.insert(
                                new NewDatabase(
                                        server.database(),
                                        "postgres",
                                        server.host(),
                                        port,
                                        server.database(),
                                        username,
                                        CredentialReference.parse("file:" + passwordFile()),
                                        Map.of(),
                                        8,
                                        Map.of())));
    }

    /** The tests' server trusts everybody, and still a password must be found. */
    private static String passwordFile() {
        try {
            var file = Files.createTempFile("flotilla-test", ".password");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "postgres").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
