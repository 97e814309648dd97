package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan, there and back, on a scratch schema, and records the fingerprint after every
 * statement. Statements share transactions as they do on a target. Stateless, for any thread.
 */
public final class Prover {

    private final Dialect dialect;

    public Prover(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Proves a plan, edited or not.
     *
     * @param from the schema the plan starts from
     * @param to the schema it is to end in, so that an error can say what is missing; null if only
     *     its fingerprint is known
     * @param scratch in autocommit; left as it was
     * @return the same plan with its checkpoints and digest
     * @throws PlanNotProven if a statement fails, or either direction ends elsewhere
     * @throws SQLException if the server cannot be worked with at all
     */
    public Plan prove(Plan plan, Schema from, @Nullable Schema to, Connection scratch)
            throws SQLException {
        var wanted = Fingerprinter.fingerprint(from);
        if (!wanted.equals(plan.from())) {
            throw new PlanNotProven(
                    "the plan starts from %s, but the schema given is %s"
                            .formatted(plan.from(), wanted),
                    null,
                    null,
                    null,
                    null);
        }
        var invalid = new InvalidIndexes(from);
        try (var schema = dialect.scratchSchemas().open(scratch)) {
            var stage = new Stage(dialect, scratch, schema, invalid);
            var built = stage.build(from);
            if (!Fingerprinter.fingerprint(built).equals(plan.from())) {
                throw elsewhere(null, "the scratch schema is not like", built, from, plan.from());
            }
            var statements = run(plan, Direction.FORWARD, stage, to);
            if (plan.revert().isEmpty()) {
                return PlanFile.sealed(proven(plan, statements, List.of()));
            }
            var revert = run(plan, Direction.REVERT, stage, from);
            return PlanFile.sealed(proven(plan, statements, revert));
        }
    }

    private List<Statement> run(Plan plan, Direction direction, Stage stage, @Nullable Schema goal)
            throws SQLException {
        var proven = new ArrayList<Statement>();
        Schema reached = null;
        var statements = plan.statements(direction);
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            try {
                reached = stage.run(statement);
            } catch (SQLException e) {
                if (dialect.failureClassifier().classify(e).retryable()) {
                    throw e;
                }
                throw new PlanNotProven(
                        "statement %d of %s fails on a scratch schema: %s\n%s"
                                .formatted(
                                        i + 1, words(direction), e.getMessage(), statement.sql()),
                        direction,
                        i + 1,
                        null,
                        e);
            }
            proven.add(statement.reaching(Fingerprinter.fingerprint(reached)));
        }
        stage.commit();
        var end = plan.end(direction);
        if (reached != null && !Fingerprinter.fingerprint(reached).equals(end)) {
            throw elsewhere(direction, words(direction) + " does not end in", reached, goal, end);
        }
        if (reached == null && !plan.from().equals(plan.to())) {
            throw elsewhere(
                    direction,
                    words(direction) + " has no statements; it cannot reach",
                    stage.inspect(),
                    goal,
                    end);
        }
        return proven;
    }

    private PlanNotProven elsewhere(
            @Nullable Direction direction,
            String what,
            Schema reached,
            @Nullable Schema goal,
            Fingerprint wanted) {
        var message =
                new StringBuilder(
                        "%s %s, but %s"
                                .formatted(what, wanted, Fingerprinter.fingerprint(reached)));
        if (goal == null || !Fingerprinter.fingerprint(goal).equals(wanted)) {
            return new PlanNotProven(message.toString(), direction, null, null, null);
        }
        var difference = SchemaSql.difference(dialect, reached, goal);
        if (!difference.isBlank()) {
            message.append("\nwhat is still missing:\n").append(difference.strip());
        }
        for (var object : Fingerprinter.explain(reached, goal)) {
            message.append(
                    "\n%s: %s, should be %s"
                            .formatted(
                                    object.object(),
                                    object.from() == null ? "not there" : object.from(),
                                    object.to() == null ? "not there" : object.to()));
        }
        return new PlanNotProven(message.toString(), direction, null, difference, null);
    }

    private static Plan proven(Plan plan, List<Statement> statements, List<Statement> revert) {
        return new Plan(
                plan.schema(),
                plan.dialect(),
                plan.from(),
                plan.to(),
                plan.checks(),
                statements,
                plan.revertChecks(),
                revert,
                plan.findings(),
                PlanFile.UNSEALED);
    }

    private static String words(Direction direction) {
        return switch (direction) {
            case FORWARD -> "the plan";
            case REVERT -> "its revert";
        };
    }
}
