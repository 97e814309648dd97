package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader.ScriptStatement;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes a plan there and back on a schema of its own, as a tenant would see it. */
record Rehearsal(Dialect dialect, Connection connection) {

    /** What the SQL, all of it, makes of an empty schema. */
    Schema load(String sql) throws SQLException {
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            scratch.executeAll(statements(sql));
            return dialect.inspector().inspect(connection, scratch.name());
        }
    }

    /**
     * Runs the SQL and then the plan on it: every check holds, every statement ends where it says,
     * nothing is left to plan, and the revert leads back.
     */
    void run(String sql, Plan plan, Schema to, PlanPolicy policy) throws SQLException {
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            scratch.executeAll(statements(sql));
            assertHolds(plan.checks());
            for (var statement : plan.statements()) {
                scratch.execute(statement.sql());
                assertThat(fingerprint(scratch.name()))
                        .as(statement.sql())
                        .isEqualTo(statement.reaches());
            }
            var reached = inspect(scratch.name());
            assertThat(Fingerprinter.explain(reached, to)).isEmpty();
            assertThat(Script.of(dialect, reached, to, policy).sql()).isEmpty();
            if (plan.revert().isEmpty()) {
                return;
            }
            assertHolds(plan.revertChecks());
            for (var statement : plan.revert()) {
                scratch.execute(statement.sql());
            }
            assertThat(fingerprint(scratch.name())).isEqualTo(plan.from());
        }
    }

    private List<String> statements(String sql) {
        return dialect.scriptReader().read(sql).stream().map(ScriptStatement::sql).toList();
    }

    private void assertHolds(List<Check> checks) throws SQLException {
        for (var check : checks) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(check.sql())) {
                row.next();
                assertThat(row.getBoolean(1)).as(check.because()).isTrue();
            }
        }
    }

    private Fingerprint fingerprint(String schema) throws SQLException {
        return Fingerprinter.fingerprint(dialect.inspector().inspectStructure(connection, schema));
    }

    private Schema inspect(String schema) throws SQLException {
        return dialect.inspector().inspect(connection, schema);
    }
}
