package io.flotilla.engine.conformance;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.conformance.CorpusCase.State;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
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
 * Takes one case from each state to the other: plan, apply, be judged, plan again, revert, be
 * judged. {@code target} holds the tenant, {@code fresh} what the states are of their own.
 */
final class CaseRun {

    private static final Dialect POSTGRES = Dialects.require("postgres");
    private static final PlanPolicy POLICY = PlanPolicy.DEFAULT.allowingDrops();

    private final CorpusCase one;
    private final Workplace target;
    private final Workplace fresh;
    private final Judge judge;
    private final Map<State, String> scripts = new EnumMap<>(State.class);
    private final Map<State, Schema> schemas = new EnumMap<>(State.class);
    private final Map<State, Facts> facts = new EnumMap<>(State.class);

    CaseRun(CorpusCase one, Workplace target, Workplace fresh, Judge judge) {
        this.one = one;
        this.target = target;
        this.fresh = fresh;
        this.judge = judge;
    }

    /** Not what the case asks for; the message says how. */
    private static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    Outcome outcome() throws SQLException {
        try {
            for (var state : State.values()) {
                scripts.put(state, script(state));
            }
            for (var state : State.values()) {
                clear(fresh);
                schemas.put(state, new Desired(POSTGRES, fresh).of(scripts.get(state)));
            }
            for (var state : State.values()) {
                clear(fresh);
                Load.inOrder(fresh, scripts.get(state));
                facts.put(state, judge.look(fresh));
            }
            travel(State.CURRENT);
            travel(State.DESIRED);
            return new Outcome.Passed();
        } catch (Load.Failed e) {
            return new Outcome.NotLoadable(String.valueOf(e.getMessage()));
        } catch (UnsupportedObject | PlanRefused e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (DesiredStateInvalid e) {
            var message = String.valueOf(e.getMessage());
            // the server had run the very same SQL
            return message.contains("ERROR: ")
                    ? new Outcome.Failed("the desired state does not load: " + message, false)
                    : new Outcome.Refused(message);
        } catch (Wrong | PlanNotProven e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), true);
        } catch (SQLException | RuntimeException e) {
            return new Outcome.Failed(brief(e), false);
        }
    }

    /** The error, and where in the engine it came from. */
    private static String brief(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.flotilla"))
                .findFirst()
                .map(frame -> "%s (%s)".formatted(e, frame))
                .orElse(e.toString());
    }

    /** The state's SQL for the tenant, in an order that can be run. */
    private String script(State state) throws SQLException, Load.Failed {
        var sql = TenantSql.of(one.sql(state), Workplace.TENANT);
        if (one.needs("reorder").isEmpty()) {
            return sql;
        }
        clear(fresh);
        return Load.inAnyOrder(fresh, sql).script();
    }

    private void clear(Workplace workplace) throws SQLException {
        workplace.clear();
        Needs.meetIn(workplace, one);
    }

    private void travel(State start) throws SQLException, Load.Failed, Wrong {
        clear(target);
        Load.inOrder(target, scripts.get(start));
        var from = inspect();
        Load.inOrder(target, TenantSql.of(one.rows(start), Workplace.TENANT));
        var rows = Rows.read(target.connection(), Workplace.TENANT);
        var to = schemas.get(start.other());
        var plan = plan(from, to);
        if (one.isNoop()) {
            expect(start, "the states are equal, but the plan is", sql(plan.statements()));
        }
        run(start, plan, Direction.FORWARD);
        expect(
                start,
                "applied, the schema",
                facts.get(start.other()).difference(judge.look(target)));
        expect(
                start,
                "applied, the",
                rows.lostIn(Rows.read(target.connection(), Workplace.TENANT)));
        expect(start, "the second plan is", sql(plan(inspect(), to).statements()));
        run(start, plan, Direction.REVERT);
        expect(start, "reverted, the schema", facts.get(start).difference(judge.look(target)));
    }

    private Plan plan(Schema from, Schema to) throws SQLException {
        return new Planner(POSTGRES).plan(one.name(), from, to, POLICY, target.connection());
    }

    private Schema inspect() throws SQLException {
        return POSTGRES.inspector().inspect(target.connection(), Workplace.TENANT);
    }

    private void run(State start, Plan plan, Direction direction) throws Wrong {
        var attempt =
                new Attempt(
                        Workplace.TENANT, plan, direction, 1, "corpus", Attempt.Timeouts.DEFAULT);
        var outcome = new PlanRunner(POSTGRES).run(attempt, target::connect, AttemptListener.NONE);
        var good =
                outcome instanceof AttemptOutcome.Applied
                        || outcome instanceof AttemptOutcome.AlreadyThere;
        if (!good) {
            throw new Wrong("from %s, %s: %s".formatted(start, direction, outcome));
        }
    }

    private static void expect(State start, String what, List<String> nothing) throws Wrong {
        if (!nothing.isEmpty()) {
            throw new Wrong("from %s: %s %s".formatted(start, what, String.join("; ", nothing)));
        }
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }
}
