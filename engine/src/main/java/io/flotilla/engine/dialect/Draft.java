package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement before it has its place in a plan, with what the plan has to say about it: {@code
 * checks} on the data, {@code findings} for a person's eye, and {@code losses}, the things whose
 * data goes for good.
 */
public record Draft(
        Phase phase,
        Statement statement,
        List<Check> checks,
        List<String> findings,
        List<String> losses) {

    public Draft {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        losses = List.copyOf(losses);
    }

    public static Draft of(Phase phase, String sql, Hazard... hazards) {
        return new Draft(
                phase,
                new Statement(sql, true, false, List.of(hazards), null),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same, outside any transaction. */
    public Draft alone() {
        return with(
                new Statement(
                        statement.sql(), false, statement.losesData(), statement.hazards(), null));
    }

    public Draft withHazard(Hazard hazard) {
        return withHazards(plus(statement.hazards(), hazard));
    }

    public Draft withHazards(List<Hazard> hazards) {
        return with(
                new Statement(
                        statement.sql(),
                        statement.transactional(),
                        statement.losesData(),
                        hazards,
                        null));
    }

    public Draft withCheck(Check check) {
        return withChecks(plus(checks, check));
    }

    public Draft withChecks(List<Check> all) {
        return new Draft(phase, statement, all, findings, losses);
    }

    public Draft withFinding(String finding) {
        return new Draft(phase, statement, checks, plus(findings, finding), losses);
    }

    /**
     * The same, marked as losing data; {@code what} names the thing, as in {@code table orders}.
     */
    public Draft losing(String what) {
        return new Draft(
                phase,
                new Statement(
                        statement.sql(),
                        statement.transactional(),
                        true,
                        statement.hazards(),
                        null),
                checks,
                findings,
                plus(losses, what));
    }

    private Draft with(Statement changed) {
        return new Draft(phase, changed, checks, findings, losses);
    }

    private static <T> List<T> plus(List<T> items, T item) {
        var all = new ArrayList<>(items);
        all.add(item);
        return all;
    }
}
