package io.flotilla.engine.conformance;

import io.flotilla.engine.conformance.CorpusCase.State;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes one case from each state to the other and back: plan, run, be judged, plan again, run the
 * way back, be judged.
 */
final class MySqlCaseRun {

    private static final Dialect MYSQL = new MySqlDialect();
    private static final PlanPolicy POLICY = PlanPolicy.DEFAULT.allowingDrops();

    private final CorpusCase one;
    private final MySqlPlace target;
    private final MySqlPlace fresh;
    private final boolean inAnyOrder;
    private final Map<State, Schema> schemas = new EnumMap<>(State.class);
    private final Map<State, MySqlDump> dumps = new EnumMap<>(State.class);

    MySqlCaseRun(CorpusCase one, MySqlPlace target, MySqlPlace fresh) {
        this.one = one;
        this.target = target;
        this.fresh = fresh;
        this.inAnyOrder =
                !one.needs("reorder").isEmpty()
                        || one.needs().stream().anyMatch(it -> it.startsWith("foreign_key_checks"));
    }

    Outcome outcome() {
        try {
            for (var state : State.values()) {
                fresh.clear();
                fresh.load(one.sql(state), inAnyOrder);
                dumps.put(state, fresh.dump());
                schemas.put(state, desired(one.sql(state)));
            }
            travel(State.CURRENT);
            travel(State.DESIRED);
            return new Outcome.Passed();
        } catch (Load.Failed e) {
            return new Outcome.NotLoadable(String.valueOf(e.getMessage()));
        } catch (UnsupportedObject | PlanRefused | Journey.NoWayBack e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (DesiredStateInvalid | Journey.Wrong | PlanNotProven e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), true);
        } catch (SQLException | RuntimeException e) {
            return new Outcome.Failed(brief(e), false);
        }
    }

    /** As the engine declares it, or as it is where the script does more than declare. */
    private Schema desired(String script) throws SQLException {
        try (var connection = fresh.connect()) {
            var declares =
                    !inAnyOrder
                            && MYSQL.scriptReader().read(script).stream()
                                    .noneMatch(it -> it.verdict() instanceof Verdict.Refuse);
            return declares
                    ? DesiredState.load(
                            MYSQL, connection, List.of(new SourceFile("desired.sql", script)))
                    : MYSQL.inspector().inspect(connection, fresh.name());
        }
    }

    private void travel(State start)
            throws SQLException, Load.Failed, Journey.Wrong, Journey.NoWayBack {
        target.clear();
        target.load(one.sql(start), inAnyOrder);
        var label = "from " + start;
        var goal = schemas.get(start.other());
        var plan = plan(label, goal);
        if (one.isNoop() && dumps.get(start).equals(dumps.get(start.other()))) {
            expect(label + ": the states are equal, but the plan is", sql(plan.statements()));
        }
        run(plan.statements());
        expect(label + ": applied,", dumps.get(start.other()).difference(target.dump()));
        expect(label + ": the second plan is", sql(plan(label, goal).statements()));
        if (plan.revert().isEmpty() && !plan.statements().isEmpty()) {
            throw new Journey.NoWayBack(label + ": " + String.join("; ", plan.findings()));
        }
        run(plan.revert());
        expect(label + ": reverted,", dumps.get(start).difference(target.dump()));
    }

    private Plan plan(String label, Schema goal) throws SQLException {
        try (var connection = target.connect()) {
            var from = MYSQL.inspector().inspect(connection, target.name());
            return new Planner(MYSQL).plan(label, from, goal, POLICY, connection);
        }
    }

    private void run(List<Statement> statements) throws SQLException {
        try (var connection = target.connect()) {
            for (var statement : statements) {
                Answers.execute(connection, statement.sql());
            }
        }
    }

    private static void expect(String what, List<String> nothing) throws Journey.Wrong {
        if (!nothing.isEmpty()) {
            throw new Journey.Wrong(what + " " + String.join("; ", nothing));
        }
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    private static String brief(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.flotilla"))
                .findFirst()
                .map(frame -> "%s (%s)".formatted(e, frame))
                .orElse(e.toString());
    }
}
