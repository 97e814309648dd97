package io.flotilla.engine.conformance;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes the tenant of a workplace from one state to another and back: plan, apply, be judged, plan
 * again, revert, be judged.
 */
final class Journey {

    static final Dialect POSTGRES = Dialects.require("postgres-with-privileges");
    private static final PlanPolicy POLICY = PlanPolicy.DEFAULT.allowingDrops();

    private final String label;
    private final Workplace target;
    private final Judge judge;

    Journey(String label, Workplace target, Judge judge) {
        this.label = label;
        this.target = target;
        this.judge = judge;
    }

    /** Where it went wrong; the message says how. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    /** The plan worked, and says that it cannot be reverted, and why. */
    static final class NoWayBack extends Exception {
        NoWayBack(String message) {
            super(message);
        }
    }

    /**
     * Starts from what the tenant is now, which {@code before} is the judge's word on.
     *
     * @return how many statements it took
     */
    int to(Schema goal, Facts before, Facts after) throws SQLException, Wrong, NoWayBack {
        var from = inspect();
        var rows = Rows.read(target.connection(), Workplace.TENANT);
        var plan = plan(from, goal);
        run(plan, Direction.FORWARD);
        expect("applied, the schema", after.difference(judge.look(target)));
        expect("applied, the", rows.lostIn(Rows.read(target.connection(), Workplace.TENANT)));
        expect("the second plan is", sql(plan(inspect(), goal)));
        if (plan.revert().isEmpty() && !plan.statements().isEmpty()) {
            throw new NoWayBack(label + ": " + String.join("; ", plan.findings()));
        }
        run(plan, Direction.REVERT);
        expect("reverted, the schema", before.difference(judge.look(target)));
        return plan.statements().size();
    }

    /** Expects that nothing is to be done. */
    void nowhere(Schema goal) throws SQLException, Wrong {
        expect("the states are equal, but the plan is", sql(plan(inspect(), goal)));
    }

    private Plan plan(Schema from, Schema to) throws SQLException {
        return new Planner(POSTGRES).plan(label, from, to, POLICY, target.connection());
    }

    private Schema inspect() throws SQLException {
        return POSTGRES.inspector().inspect(target.connection(), Workplace.TENANT);
    }

    private void run(Plan plan, Direction direction) throws Wrong {
        var attempt =
                new Attempt(
                        Workplace.TENANT, plan, direction, 1, "corpus", Attempt.Timeouts.DEFAULT);
        var outcome = new PlanRunner(POSTGRES).run(attempt, target::borrow, AttemptListener.NONE);
        switch (outcome) {
            case AttemptOutcome.Applied() -> {}
            case AttemptOutcome.AlreadyThere() -> {}
            default -> throw new Wrong("%s, %s: %s".formatted(label, direction, outcome));
        }
    }

    private void expect(String what, List<String> nothing) throws Wrong {
        if (!nothing.isEmpty()) {
            throw new Wrong("%s: %s %s".formatted(label, what, String.join("; ", nothing)));
        }
    }

    private static List<String> sql(Plan plan) {
        return plan.statements().stream().map(Statement::sql).toList();
    }
}
