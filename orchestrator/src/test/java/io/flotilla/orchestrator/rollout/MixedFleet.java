package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.database.NewDatabase;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.TargetDao;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/**
 * Tenants with one table on PostgreSQL and on MariaDB, which stands in for MySQL, and releases
 * under one name and tag that give it a column {@code phone}. All are of one label.
 */
final class MixedFleet {
    private static final String USER = "fleet";
    private static final String PASSWORD = "any";

    private final Jdbi control;
    private final MariaDbServer server;
    private final TestFleet postgres;
    private final Database mysql;
    private final String table;
    private final List<String> schemas = new ArrayList<>();

    private MixedFleet(Jdbi control, MariaDbServer server) throws SQLException {
        this.control = control;
        this.server = server;
        this.postgres = TestFleet.create(control);
        this.table = "users_" + postgres.database().name();
        try (var connection = server.connect()) {
            execute(
                    connection,
                    "CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s'".formatted(USER, PASSWORD),
                    "GRANT ALL PRIVILEGES ON *.* TO " + USER);
        }
        this.mysql = register(server.createDatabase());
    }

    /** So many tenants on each server. */
    static MixedFleet of(Jdbi control, MariaDbServer server, int each) throws SQLException {
        var fleet = new MixedFleet(control, server);
        fleet.joinedBy(1, each);
        return fleet;
    }

    /** Makes tenants on both servers that were not there before. */
    void joinedBy(int first, int last) throws SQLException {
        postgres.addTenants(
                first,
                last,
                "CREATE TABLE %s (id bigint PRIMARY KEY, email text)".formatted(table));
        var targets = new ArrayList<NewTarget>();
        for (var number = first; number <= last; number++) {
            var schema = server.createDatabase();
            schemas.add(schema);
            alter(
                    schema,
                    "CREATE TABLE %s (id bigint NOT NULL PRIMARY KEY, email varchar(100))"
                            .formatted(table));
            targets.add(
                    new NewTarget(
                            schema,
                            mysql.id(),
                            schema,
                            Map.of("fleet", postgres.database().name())));
        }
        control.useExtension(TargetDao.class, dao -> dao.insertAll(targets));
    }

    /** As rollouts are made of it. */
    TestRelease release() {
        return new TestRelease(postgres, name() + "@1", table);
    }

    String name() {
        return postgres.database().name();
    }

    String database(String dialect) {
        return dialect.equals("mysql") ? mysql.name() : postgres.database().name();
    }

    /** The tenant of a number on the servers of a dialect. */
    String tenant(String dialect, int number) {
        return dialect.equals("mysql") ? schemas.get(number - 1) : postgres.tenant(number);
    }

    MixedFleet published(String dialect) {
        return published(dialect, "1", Map.of());
    }

    MixedFleet published(String dialect, String tag, Map<String, ?> policy) {
        return published(
                dialect,
                tag,
                policy,
                dialect.equals("mysql")
                        ? "id bigint NOT NULL PRIMARY KEY, email varchar(100), phone varchar(40)"
                        : "id bigint PRIMARY KEY, email text, phone text");
    }

    MixedFleet published(String dialect, String tag, Map<String, ?> policy, String columns) {
        var body = new HashMap<String, Object>();
        body.put("name", name());
        body.put("tag", tag);
        body.put("dialect", dialect);
        body.put(
                "sources",
                List.of(
                        Map.of(
                                "path",
                                "users.sql",
                                "sql",
                                "CREATE TABLE %s (%s);".formatted(table, columns))));
        body.put("scratch", database(dialect));
        body.put("policy", policy);
        Api.as(Role.OPERATOR).body(body).post("/api/v1/releases").then().statusCode(201);
        return this;
    }

    MixedFleet planned(String dialect) {
        Api.as(Role.OPERATOR)
                .body(Map.of("targets", postgres.selection()))
                .post("/api/v1/releases/%s@1/plan?dialect=%s".formatted(name(), dialect))
                .then()
                .statusCode(200);
        return this;
    }

    MixedFleet releasedForBoth() {
        return published("postgres").published("mysql").planned("postgres").planned("mysql");
    }

    /** What MySQL is given takes a copy of the table, which is asked of a tool. */
    MixedFleet releasedWithACopyBy(String tool) {
        return published("postgres")
                .published(
                        "mysql",
                        "1",
                        Map.of("copyWith", tool),
                        "id bigint NOT NULL PRIMARY KEY, email text, phone varchar(40)")
                .planned("postgres")
                .planned("mysql");
    }

    /** One tenant on each has an index nobody knows of. */
    MixedFleet alteredByHand(int number) throws SQLException {
        var index = "CREATE INDEX by_hand ON %s (email)".formatted(table);
        postgres.alter(number, index);
        alter(tenant("mysql", number), index);
        return this;
    }

    /** The tenants that have the new column, as the servers themselves say. */
    Set<String> upgraded() throws SQLException {
        var found = new TreeSet<String>(release().upgraded());
        try (var connection = server.connect();
                var query =
                        connection.prepareStatement(
                                "SELECT table_schema FROM information_schema.columns"
                                        + " WHERE table_name = ? AND column_name = 'phone'")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** The tenants of these numbers, on both servers. */
    Set<String> tenants(Integer... numbers) {
        var all = new TreeSet<String>();
        for (var number : numbers) {
            all.add(tenant("postgres", number));
            all.add(tenant("mysql", number));
        }
        return all;
    }

    /** The dialects of the releases on record for these tenants, by tenant. */
    Map<String, String> recorded(Collection<String> tenants) {
        var dialects = new HashMap<String, String>();
        for (var tenant : tenants) {
            control.useHandle(
                    handle ->
                            handle.createQuery(
                                            """
                                            SELECT l.dialect
                                            FROM target t
                                            JOIN target_state s ON s.target_id = t.id
                                            JOIN release l ON l.id = s.release_id
                                            WHERE t.tenant = ?
                                            """)
                                    .bind(0, tenant)
                                    .mapTo(String.class)
                                    .findOne()
                                    .ifPresent(dialect -> dialects.put(tenant, dialect)));
        }
        return dialects;
    }

    ValidatableResponse get(String path) {
        return Api.as(Role.VIEWER).get(path).then();
    }

    JsonPath target(TestRollout rollout, String dialect, int number) {
        return rollout.get("/targets/" + tenant(dialect, number));
    }

    private void alter(String schema, String sql) throws SQLException {
        try (var connection = server.connect(schema)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String... all) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : all) {
                statement.execute(sql);
            }
        }
    }

    private Database register(String database) {
        var address = URI.create(server.url().substring("jdbc:".length()));
        return control.withExtension(
                DatabaseDao.class,
                dao ->
                        dao.insert(
                                new NewDatabase(
                                        postgres.database().name() + "-mysql",
                                        "mysql",
                                        address.getHost(),
                                        address.getPort(),
                                        database,
                                        USER,
                                        CredentialReference.parse("file:" + passwordFile()),
                                        Map.of(),
                                        8,
                                        Map.of())));
    }

    private static String passwordFile() {
        try {
            var file = Files.createTempFile("flotilla-test", ".password");
            file.toFile().deleteOnExit();
            return Files.writeString(file, PASSWORD).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
