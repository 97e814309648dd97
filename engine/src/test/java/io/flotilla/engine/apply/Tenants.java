package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.Lending;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tenant schemas in a database of a test's own, and attempts on them. */
final class Tenants {

    static final PlanRunner RUNNER = new PlanRunner(Dialects.require("postgres"));

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String url;
    private final Lending lending = new Lending(this::connect);

    Tenants(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** A connection as a pool gives it, for what shall not be disturbed. */
    Connection borrow() throws SQLException {
        return lending.take();
    }

    String create(List<String> ddl) throws SQLException {
        var schema = "tenant_" + NUMBERS.incrementAndGet();
        try (var connection = borrow()) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            for (var sql : ddl) {
                execute(connection, schema, sql);
            }
        }
        return schema;
    }

    String create(String... ddl) throws SQLException {
        return create(List.of(ddl));
    }

    void alter(String schema, String... statements) throws SQLException {
        try (var connection = borrow()) {
            for (var sql : statements) {
                execute(connection, schema, sql);
            }
        }
    }

    static void execute(Connection connection, String schema, String sql) throws SQLException {
        // at `SET search_path` the driver would forget what it has prepared
        var path = "SELECT set_config('search_path', '%s', false)";
        try (var statement = connection.createStatement()) {
            statement.execute(path.formatted(schema));
            try {
                statement.execute(sql);
            } finally {
                statement.execute(path.formatted("\"$user\", public"));
            }
        }
    }

    Schema schema(String schema) throws SQLException {
        try (var connection = borrow()) {
            return Dialects.require("postgres").inspector().inspect(connection, schema);
        }
    }

    Schema structure(String schema) throws SQLException {
        try (var connection = borrow()) {
            return Dialects.require("postgres").inspector().inspectStructure(connection, schema);
        }
    }

    Fingerprint live(String schema) throws SQLException {
        return Fingerprinter.fingerprint(schema(schema));
    }

    /** The first column of the first row. */
    String query(String sql) throws SQLException {
        try (var connection = borrow();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    /** Asks until the answer is {@code true}. */
    void await(String sql) throws SQLException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (var connection = borrow();
                var statement = connection.prepareStatement(sql)) {
            while (System.nanoTime() < deadline) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("never true: " + sql);
    }

    AttemptOutcome apply(Plan plan, String schema) {
        return RUNNER.run(attempt(plan, schema), this::borrow, AttemptListener.NONE);
    }

    AttemptOutcome apply(Plan plan, String schema, AttemptListener listener) {
        return RUNNER.run(attempt(plan, schema), this::connect, listener);
    }

    AttemptOutcome revert(Plan plan, String schema) {
        return RUNNER.run(
                new Attempt(
                        schema, plan, Plan.Direction.REVERT, 1, schema, Attempt.Timeouts.DEFAULT),
                this::borrow,
                AttemptListener.NONE);
    }

    /** The run is named like the schema, so that sessions of one attempt can be told. */
    static Attempt attempt(Plan plan, String schema) {
        return attempt(plan, schema, Attempt.Timeouts.DEFAULT);
    }

    static Attempt attempt(Plan plan, String schema, Duration lockTimeout) {
        return attempt(plan, schema, new Attempt.Timeouts(lockTimeout, Duration.ofMinutes(1)));
    }

    private static Attempt attempt(Plan plan, String schema, Attempt.Timeouts timeouts) {
        return new Attempt(schema, plan, Plan.Direction.FORWARD, 1, schema, timeouts);
    }

    void assertNoAdvisoryLockIsLeft() throws SQLException {
        assertThat(
                        query(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND"
                                        + " database = (SELECT oid FROM pg_database WHERE datname ="
                                        + " current_database())"))
                .isEqualTo("0");
    }
}
