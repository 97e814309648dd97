package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A plan written by hand; its checkpoints are read from a schema it is run on. */
final class PlanFixture {

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private final List<String> from;
    private final List<Check> checks = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Statement> revert = new ArrayList<>();

    private PlanFixture(List<String> from) {
        this.from = from;
    }

    static PlanFixture from(String... ddl) {
        return new PlanFixture(List.of(ddl));
    }

    PlanFixture check(String sql) {
        checks.add(new Check(sql, "the test says so"));
        return this;
    }

    PlanFixture then(String sql, Hazard... hazards) {
        statements.add(new Statement(sql, true, false, List.of(hazards), null));
        return this;
    }

    PlanFixture thenAlone(String sql) {
        statements.add(new Statement(sql, false, false, List.of(), null));
        return this;
    }

    PlanFixture back(String sql, Hazard... hazards) {
        revert.add(new Statement(sql, true, false, List.of(hazards), null));
        return this;
    }

    PlanFixture backAlone(String sql) {
        revert.add(new Statement(sql, false, false, List.of(), null));
        return this;
    }

    static Hazard lock(String table, String mode) {
        return new Hazard(Hazard.Kind.LOCK, table, mode, true, "the test says so");
    }

    Plan provenOn(Tenants tenants) throws SQLException {
        var schema = tenants.create(from);
        try (var connection = tenants.connect()) {
            var start = live(connection, schema);
            var forward = run(connection, schema, statements);
            var end = live(connection, schema);
            return sealed(
                    new Plan(
                            "app",
                            "postgres",
                            start,
                            end,
                            checks,
                            forward,
                            run(connection, schema, revert),
                            List.of(),
                            new PlanDigest("sha256:" + "0".repeat(64))));
        }
    }

    static Plan sealed(Plan plan) {
        return with(plan, plan.statements(), PlanFile.digest(plan));
    }

    static Plan with(Plan plan, List<Statement> statements, PlanDigest digest) {
        return new Plan(
                plan.schema(),
                plan.dialect(),
                plan.from(),
                plan.to(),
                plan.checks(),
                statements,
                plan.revert(),
                plan.findings(),
                digest);
    }

    private static List<Statement> run(
            Connection connection, String schema, List<Statement> statements) throws SQLException {
        var proven = new ArrayList<Statement>();
        for (var statement : statements) {
            Tenants.execute(connection, schema, statement.sql());
            proven.add(statement.reaching(live(connection, schema)));
        }
        return proven;
    }

    private static Fingerprint live(Connection connection, String schema) throws SQLException {
        return Fingerprinter.fingerprint(POSTGRES.inspector().inspect(connection, schema));
    }
}
