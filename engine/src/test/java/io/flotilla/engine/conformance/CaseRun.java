package io.flotilla.engine.conformance;

import io.flotilla.engine.conformance.CorpusCase.State;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes one case from each state to the other: plan, apply, be judged, plan again, revert, be
 * judged. {@code target} holds the tenant, {@code fresh} what the states are of their own.
 */
final class CaseRun {

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

    Outcome outcome() throws SQLException {
        try {
            for (var state : State.values()) {
                scripts.put(state, script(state));
            }
            for (var state : State.values()) {
                clear(fresh);
                schemas.put(state, new Desired(Journey.POSTGRES, fresh).of(scripts.get(state)));
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
        } catch (UnsupportedObject | PlanRefused | Journey.NoWayBack e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (DesiredStateInvalid e) {
            return outcomeOf(String.valueOf(e.getMessage()));
        } catch (Journey.Wrong | PlanNotProven e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), true);
        } catch (SQLException | RuntimeException e) {
            return new Outcome.Failed(brief(e), false);
        }
    }

    /** An error of the server's, where it had nothing against the same SQL, is the engine's. */
    private Outcome outcomeOf(String invalid) throws SQLException {
        if (!invalid.contains("ERROR: ")) {
            return new Outcome.Refused(invalid);
        }
        return loads()
                ? new Outcome.Failed("the desired state does not load: " + invalid, false)
                : new Outcome.NotLoadable(invalid);
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

    private void travel(State start)
            throws SQLException, Load.Failed, Journey.Wrong, Journey.NoWayBack {
        clear(target);
        Load.inOrder(target, scripts.get(start));
        var goal = schemas.get(start.other());
        var journey = new Journey("from " + start, target, judge);
        // the corpus' own word on that does not know every kind of fact that its question knows
        if (one.isNoop() && facts.get(start).difference(facts.get(start.other())).isEmpty()) {
            journey.nowhere(goal);
        }
        Load.inOrder(target, TenantSql.of(one.rows(start), Workplace.TENANT));
        journey.to(goal, facts.get(start), facts.get(start.other()));
    }

    /** Whether the server takes both states. */
    private boolean loads() throws SQLException {
        try {
            for (var state : State.values()) {
                clear(fresh);
                Load.inOrder(fresh, scripts.get(state));
            }
            return true;
        } catch (Load.Failed e) {
            return false;
        }
    }
}
