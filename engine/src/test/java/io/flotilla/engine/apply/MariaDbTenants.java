package io.flotilla.engine.apply;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Prover;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tenants' databases on the MariaDB under test, and attempts on them. */
record MariaDbTenants(MariaDbServer server) {

    static final Dialect DIALECT = Dialects.require("mysql");
    static final PlanRunner RUNNER = new PlanRunner(DIALECT);

    String create(String... ddl) throws SQLException {
        var name = server.createDatabase();
        alter(name, ddl);
        return name;
    }

    void alter(String database, String... statements) throws SQLException {
        try (var connection = server.connect(database)) {
            for (var sql : statements) {
                execute(connection, sql);
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Schema schema(String database) throws SQLException {
        try (var connection = server.connect()) {
            return DIALECT.inspector().inspect(connection, database);
        }
    }

    Fingerprint live(String database) throws SQLException {
        return Fingerprinter.fingerprint(schema(database));
    }

    /** From one list of statements to another, proven; drops are drops. */
    Plan plan(List<String> from, List<String> to) throws SQLException {
        return plan(from, to, List.of());
    }

    Plan plan(List<String> from, List<String> to, List<Rename> renames) throws SQLException {
        var before = schema(create(from.toArray(String[]::new)));
        var after = schema(create(to.toArray(String[]::new)));
        try (var scratch = server.connect(server.createDatabase())) {
            return new Planner(DIALECT)
                    .plan(
                            "app",
                            before,
                            after,
                            renames,
                            PlanPolicy.DEFAULT.allowingDrops(),
                            scratch);
        }
    }

    /** With the statements that a hand has changed, proven again. */
    Plan edited(Plan plan, List<String> from, UnaryOperator<List<Statement>> edit)
            throws SQLException {
        var edited = PlanFixture.with(plan, edit.apply(plan.statements()), plan.digest());
        try (var scratch = server.connect(server.createDatabase())) {
            return new Prover(DIALECT)
                    .prove(edited, schema(create(from.toArray(String[]::new))), null, scratch);
        }
    }

    AttemptOutcome apply(Plan plan, String database) {
        return run(attempt(plan, database, Plan.Direction.FORWARD, 1));
    }

    AttemptOutcome revert(Plan plan, String database) {
        return run(attempt(plan, database, Plan.Direction.REVERT, 1));
    }

    AttemptOutcome run(Attempt attempt) {
        return RUNNER.run(attempt, server::connect, AttemptListener.NONE);
    }

    /** The run is named like the database, so that statements of one attempt can be told. */
    static Attempt attempt(Plan plan, String database, Plan.Direction direction, long epoch) {
        return new Attempt(
                database,
                plan,
                direction,
                epoch,
                database,
                new Attempt.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    /** The first column of the first row. */
    String query(String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    /** Asks until the answer is 1. */
    void await(String sql) throws SQLException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            if (query(sql).equals("1")) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never true: " + sql);
    }
}
