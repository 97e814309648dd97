package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.BenchFleet;
import io.flotilla.engine.bench.CpuTime;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.PostgresServer;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/**
 * Processor time of one attempt, on the server and here, beside that of its bare statements: one at
 * a time, turn about, so that other work on the machine makes all of them slower alike. No control
 * database.
 */
@Tag("bench")
class AttemptBenchmark {
    private static final int SCHEMAS = Integer.getInteger("bench.schemas", 500);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 128);
    private static final int TOGETHER = 32;

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    /** What is measured, and what it has taken so far, in nanoseconds. */
    private static final class Measured {
        private final String name;
        private final Connection connection;
        private final int process;
        private long server;
        private long client;
        private int times;

        Measured(String name, Connection connection) throws SQLException {
            this.name = name;
            this.connection = connection;
            this.process = connection.unwrap(PGConnection.class).getBackendPID();
        }

        void take(Act act, boolean warm) throws SQLException {
            take(act, warm, 1);
        }

        /** An act for so many targets at once. */
        void take(Act act, boolean warm, int targets) throws SQLException {
            var threads = ManagementFactory.getThreadMXBean();
            var serverBefore = CpuTime.ofProcess(process);
            var clientBefore = threads.getCurrentThreadCpuTime();
            act.on(connection);
            if (warm) {
                server += CpuTime.ofProcess(process) - serverBefore;
                client += threads.getCurrentThreadCpuTime() - clientBefore;
                times += targets;
            }
        }

        double millis() {
            return (server + client) / 1e6 / times;
        }

        void print(double bare) {
            System.out.printf(
                    "  %-26s server %6.2f  client %6.2f   ratio %.2f%n",
                    name, server / 1e6 / times, client / 1e6 / times, bare / millis());
        }
    }

    @FunctionalInterface
    private interface Act {
        void on(Connection connection) throws SQLException;
    }

    @Test
    void costsLittleMoreThanItsStatements() throws Exception {
        var tenants = new Tenants(SERVER.createDatabase());
        BenchFleet.create(tenants.url(), WARM_UP + SCHEMAS + TOGETHER);
        tenants.alter("public", "VACUUM ANALYZE");
        var plan = plan(tenants);
        var inspecting = new PlanRunner(Dialects.require("postgres"));
        var known = new KnownDigests();
        var knowing = new PlanRunner(Dialects.require("postgres"), known);
        var lookout = new Lookout(Dialects.require("postgres"), known);
        try (var bareConnection = tenants.connect();
                var connection = tenants.connect();
                var inspectingConnection = tenants.connect();
                var togetherConnection = tenants.connect();
                var tidying = tenants.connect()) {
            var bare = new Measured("bare statements", bareConnection);
            var digests = new Measured("attempt, told by digest", connection);
            var nothing = new Measured("attempt, nothing to do", connection);
            var settled = new Measured("seen together, no attempt", togetherConnection);
            var inspections = new Measured("attempt, inspecting", inspectingConnection);
            for (var n = 0; n < SCHEMAS + WARM_UP; n++) {
                var schema = BenchFleet.name(1 + n);
                var warm = n >= WARM_UP;
                if (n % TOGETHER == 0) {
                    var group = group(plan, n);
                    settled.take(to -> look(lookout, group, to, warm), warm, TOGETHER);
                }
                // the first on each schema: a column once dropped leaves another digest
                digests.take(to -> attempt(knowing, plan, to, schema, APPLIED), warm);
                nothing.take(to -> attempt(knowing, plan, to, schema, THERE), warm);
                revert(plan, tidying, schema);
                bare.take(to -> run(plan, to, schema), warm);
                revert(plan, tidying, schema);
                inspections.take(to -> attempt(inspecting, plan, to, schema, APPLIED), warm);
                revert(plan, tidying, schema);
            }
            System.out.printf("processor time per target, %d targets, ms:%n", SCHEMAS);
            bare.print(bare.millis());
            digests.print(bare.millis());
            inspections.print(bare.millis());
            settled.print(bare.millis());
            nothing.print(bare.millis());
            assertThat(digests.millis()).isLessThan(inspections.millis());
        }
    }

    private static final AttemptOutcome APPLIED = new AttemptOutcome.Applied();
    private static final AttemptOutcome THERE = new AttemptOutcome.AlreadyThere();

    private static void attempt(
            PlanRunner runner, Plan plan, Connection to, String schema, AttemptOutcome outcome) {
        var kept = new KeptConnection(to);
        assertThat(runner.run(Tenants.attempt(plan, schema), kept::handle, AttemptListener.NONE))
                .isEqualTo(outcome);
    }

    private static List<Attempt> group(Plan plan, int from) {
        return IntStream.range(from, from + TOGETHER)
                .mapToObj(n -> Tenants.attempt(plan, BenchFleet.name(1 + n)))
                .toList();
    }

    /** Before anything is known, nothing can be told. */
    private static void look(Lookout lookout, List<Attempt> group, Connection to, boolean knowing) {
        var seen = lookout.look(group, new KeptConnection(to)::handle);
        assertThat(seen).hasSize(knowing ? TOGETHER : seen.size());
    }

    private static void run(Plan plan, Connection to, String schema) throws SQLException {
        to.setAutoCommit(false);
        try (var statement = to.createStatement()) {
            statement.execute("SET LOCAL search_path TO " + schema);
            for (var sql : plan.statements().stream().map(Statement::sql).toList()) {
                statement.execute(sql);
            }
        }
        to.commit();
        to.setAutoCommit(true);
    }

    private static void revert(Plan plan, Connection on, String schema) throws SQLException {
        for (var statement : plan.revert()) {
            Tenants.execute(on, schema, statement.sql());
        }
    }

    private static Plan plan(Tenants tenants) throws SQLException {
        return PlanFixture.from(BenchFleet.ddl())
                .then("ALTER TABLE t1 ADD COLUMN note text", lock("t1", "ACCESS EXCLUSIVE"))
                .then(
                        "CREATE TABLE t11 (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                                + " t1_id bigint NOT NULL, label text NOT NULL)")
                .then(
                        "ALTER TABLE t11 ADD CONSTRAINT t11_t1_fkey FOREIGN KEY (t1_id)"
                                + " REFERENCES t1",
                        lock("t1", "SHARE ROW EXCLUSIVE"))
                .then("CREATE INDEX t11_t1_idx ON t11 (t1_id)")
                .back("DROP TABLE t11")
                .back("ALTER TABLE t1 DROP COLUMN note")
                .provenOn(tenants);
    }
}
