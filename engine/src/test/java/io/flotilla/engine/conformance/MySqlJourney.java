package io.flotilla.engine.conformance;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes a database from one state to another and back: plan, run, be judged, plan again, revert, be
 * judged.
 */
record MySqlJourney(String label, MySqlPlace target, PlanPolicy policy) {

    private static final Dialect MYSQL = new MySqlDialect();

    /**
     * Starts from what the database is now, of which {@code before} is the dump.
     *
     * @return how many statements it took
     */
    int to(Schema goal, MySqlDump before, MySqlDump after)
            throws SQLException, Journey.Wrong, Journey.NoWayBack {
        var plan = there(goal);
        expect("applied,", after.difference(target.dump()));
        back(plan);
        expect("reverted,", before.difference(target.dump()));
        return plan.statements().size();
    }

    /** Goes there, and expects that nothing is left to do. */
    Plan there(Schema goal) throws SQLException, Journey.Wrong, Journey.NoWayBack {
        var plan = plan(goal);
        requireFit("", plan.checks());
        run(plan.statements());
        expect("the second plan is", sql(plan(goal).statements()));
        return plan;
    }

    void back(Plan plan) throws SQLException, Journey.NoWayBack {
        if (plan.revert().isEmpty() && !plan.statements().isEmpty()) {
            throw new Journey.NoWayBack(label + ": " + String.join("; ", plan.findings()));
        }
        requireFit(", back", plan.revertChecks());
        run(plan.revert());
    }

    private Plan plan(Schema goal) throws SQLException {
        try (var connection = target.connect()) {
            var from = MYSQL.inspector().inspect(connection, target.name());
            return new Planner(MYSQL).plan(label, from, goal, policy, connection);
        }
    }

    /** The rows that are there may not fit what the plan leads to. */
    private void requireFit(String where, List<Check> checks)
            throws SQLException, Journey.NoWayBack {
        try (var connection = target.connect()) {
            for (var check : checks) {
                if (!Answers.of(connection, check.sql()).equals(List.of("1"))) {
                    throw new Journey.NoWayBack(
                            "%s%s: the rows do not fit, %s"
                                    .formatted(label, where, check.because()));
                }
            }
        }
    }

    void run(List<Statement> statements) throws SQLException {
        try (var connection = target.connect()) {
            for (var statement : statements) {
                Answers.execute(connection, statement.sql());
            }
        }
    }

    private void expect(String what, List<String> nothing) throws Journey.Wrong {
        if (!nothing.isEmpty()) {
            throw new Journey.Wrong("%s: %s %s".formatted(label, what, String.join("; ", nothing)));
        }
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }
}
