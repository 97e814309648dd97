package io.flotilla.engine.conformance;

import io.flotilla.engine.conformance.CorpusCase.State;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes one case from each state to the other and back: plan, run, be judged, plan again, run the
 * way back, be judged. What goes on the way to the desired state is kept in the trash, and on the
 * other way lost.
 */
final class MySqlCaseRun {

    private static final Dialect MYSQL = new MySqlDialect();

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
        var before = Objects.requireNonNull(dumps.get(start));
        var after = Objects.requireNonNull(dumps.get(start.other()));
        var goal = Objects.requireNonNull(schemas.get(start.other()));
        var policy =
                start == State.CURRENT ? PlanPolicy.DEFAULT : PlanPolicy.DEFAULT.allowingDrops();
        var journey = new MySqlJourney("from " + start, target, policy);
        if (one.isNoop() && before.equals(after)) {
            journey.nowhere(goal);
        }
        journey.to(goal, before, after);
    }

    private static String brief(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.flotilla"))
                .findFirst()
                .map(frame -> "%s (%s)".formatted(e, frame))
                .orElse(e.toString());
    }
}
