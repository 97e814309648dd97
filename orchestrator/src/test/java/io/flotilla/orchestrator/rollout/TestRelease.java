package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/**
 * A fleet of tenants with one table, and a release that gives it a column {@code phone}, makes
 * {@code email} NOT NULL and indexes {@code city} beside the tenants' traffic.
 */
record TestRelease(TestFleet fleet, String name, String table) {

    private static final String BEFORE = "id bigint PRIMARY KEY, email text, city text";
    private static final String AFTER =
            "id bigint PRIMARY KEY, email text NOT NULL, city text, phone text";

    /** One whose plan shares a single transaction. */
    static TestRelease transactional(Jdbi jdbi, int tenants) {
        return transactional(TestFleet.create(jdbi), tenants);
    }

    static TestRelease transactional(TestFleet fleet, int tenants) {
        return of(fleet, tenants, BEFORE + ", phone text", "");
    }

    /** One that also indexes concurrently, which no transaction can hold. */
    static TestRelease online(Jdbi jdbi, int tenants) {
        return of(
                TestFleet.create(jdbi),
                tenants,
                AFTER,
                "CREATE INDEX %1$s_city_idx ON %1$s (city);");
    }

    private static TestRelease of(TestFleet fleet, int tenants, String columns, String more) {
        var database = fleet.database().name();
        var table = "users_" + database;
        fleet.addTenants(tenants, ddl(table));
        var sql = "CREATE TABLE %s (%s);".formatted(table, columns) + more.formatted(table);
        var body =
                Map.of(
                        "name",
                        database,
                        "tag",
                        "1",
                        "dialect",
                        "postgres",
                        "sources",
                        List.of(Map.of("path", "users.sql", "sql", sql)),
                        "scratch",
                        database);
        post("/api/v1/releases", body, 201);
        var release = new TestRelease(fleet, database + "@1", table);
        release.plan();
        return release;
    }

    /** Makes tenants that were not there before. */
    void joinedBy(int first, int last) {
        fleet.addTenants(first, last, ddl(table));
    }

    /** Adds tenants on another database to the same fleet. */
    void addTenants(Jdbi control, TestFleet other, int tenants) {
        other.addTenants(tenants, ddl(table));
        control.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target SET labels = jsonb_build_object('fleet', ?::text)
                                WHERE database_id = ?
                                """,
                                fleet.database().name(),
                                other.database().id()));
    }

    private static String[] ddl(String table) {
        return new String[] {
            "CREATE TABLE %s (%s)".formatted(table, BEFORE),
            "INSERT INTO %s VALUES (1, 'a@example.org', 'Lyon')".formatted(table)
        };
    }

    /** Looks at the fleet again, and makes a plan for every state that is known. */
    TestRelease plan() {
        post("/api/v1/releases/%s/plan".formatted(name), Map.of("targets", fleet.selection()), 200);
        return this;
    }

    /** Makes a tenant whose data does not allow the release. */
    TestRelease withNullsAt(int... numbers) {
        for (var number : numbers) {
            fleet.alter(number, "INSERT INTO %s (id) VALUES (2)".formatted(table));
        }
        return this;
    }

    /** Makes more tenants that are as the first ones were. */
    TestRelease addTenants(int first, int last) {
        for (var number = first; number <= last; number++) {
            fleet.execute(
                    "CREATE SCHEMA %1$s; CREATE TABLE %1$s.%2$s (%3$s)"
                            .formatted(fleet.tenant(number), table, BEFORE));
        }
        fleet.register(first, last);
        return this;
    }

    TestRelease alteredByHand(int number) {
        fleet.alter(number, "CREATE INDEX by_hand ON %s (email)".formatted(table));
        return this;
    }

    /** The tenants' schemas that have the new column, as the server itself says. */
    Set<String> upgraded() {
        var found = new TreeSet<String>();
        var server = ConfigProvider.getConfig().getValue("flotilla.test.tenants.url", String.class);
        var url = server.replaceFirst("(//[^/]+/)[^?]*", "$1" + fleet.database().databaseName());
        try (var connection = DriverManager.getConnection(url);
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT table_schema FROM information_schema.columns"
                                                + " WHERE column_name = 'phone'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void post(String path, Map<String, ?> body, int status) {
        Api.as(Role.OPERATOR).body(body).post(path).then().statusCode(status);
    }
}
