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
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one case from each state to the other and back: plan, run, plan again, run the way back.
 * What goes on the way to the desired state is kept in the trash, and on the other way lost. Every
 * state that is to be judged stays in a database of its own until this is closed, so that many are
 * dumped at once: the program takes half a second to begin.
 */
final class MySqlCaseRun implements AutoCloseable {

    private static final Dialect MYSQL = new MySqlDialect();

    private final CorpusCase one;
    private final MariaDbServer server;
    private final boolean inAnyOrder;
    private final List<MySqlPlace> places = new ArrayList<>();
    private final Map<State, MySqlPlace> fresh = new EnumMap<>(State.class);
    private final Map<State, Trip> trips = new EnumMap<>(State.class);

    /** The plan from one state to the other, and databases that went there, and there and back. */
    private record Trip(Plan plan, MySqlPlace there, MySqlPlace back) {}

    MySqlCaseRun(CorpusCase one, MariaDbServer server) {
        this.one = one;
        this.server = server;
        this.inAnyOrder =
                !one.needs("reorder").isEmpty()
                        || one.needs().stream().anyMatch(it -> it.startsWith("foreign_key_checks"));
    }

    CorpusCase of() {
        return one;
    }

    /** How it ended, if it has already; else the databases are there to be judged. */
    Optional<Outcome> run() {
        try {
            var schemas = new EnumMap<State, Schema>(State.class);
            for (var state : State.values()) {
                var place = loaded(state);
                fresh.put(state, place);
                schemas.put(state, desired(one.sql(state), place, inAnyOrder));
            }
            for (var start : State.values()) {
                travel(start, Objects.requireNonNull(schemas.get(start.other())));
            }
            return Optional.empty();
        } catch (Load.Failed e) {
            return Optional.of(new Outcome.NotLoadable(String.valueOf(e.getMessage())));
        } catch (UnsupportedObject | PlanRefused | Journey.NoWayBack e) {
            return Optional.of(new Outcome.Refused(String.valueOf(e.getMessage())));
        } catch (DesiredStateInvalid | Journey.Wrong | PlanNotProven e) {
            return Optional.of(new Outcome.Failed(String.valueOf(e.getMessage()), true));
        } catch (SQLException | RuntimeException e) {
            return Optional.of(new Outcome.Failed(brief(e), false));
        }
    }

    List<String> databases() {
        return places.stream().map(MySqlPlace::name).toList();
    }

    Outcome judge(Map<String, MySqlDump> dumps) {
        var wrong = new ArrayList<String>();
        for (var start : State.values()) {
            var trip = Objects.requireNonNull(trips.get(start));
            var before = dump(dumps, fresh.get(start));
            var after = dump(dumps, fresh.get(start.other()));
            if (before.equals(after) && one.isNoop() && !trip.plan.statements().isEmpty()) {
                wrong.add("from %s: the states are equal, but there is a plan".formatted(start));
            }
            after.difference(dump(dumps, trip.there))
                    .forEach(it -> wrong.add("from %s: applied, %s".formatted(start, it)));
            before.difference(dump(dumps, trip.back))
                    .forEach(it -> wrong.add("from %s: reverted, %s".formatted(start, it)));
        }
        return wrong.isEmpty()
                ? new Outcome.Passed()
                : new Outcome.Failed(String.join("; ", wrong), true);
    }

    private static MySqlDump dump(Map<String, MySqlDump> dumps, @Nullable MySqlPlace place) {
        return Objects.requireNonNull(dumps.get(Objects.requireNonNull(place).name()));
    }

    private MySqlPlace loaded(State state) throws SQLException, Load.Failed {
        var place = new MySqlPlace(server);
        places.add(place);
        place.load(one.sql(state), inAnyOrder);
        return place;
    }

    /** As the engine declares it, or as it is where the script does more than declare. */
    private static Schema desired(String script, MySqlPlace fresh, boolean inAnyOrder)
            throws SQLException {
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

    private void travel(State start, Schema goal)
            throws SQLException, Load.Failed, Journey.Wrong, Journey.NoWayBack {
        var policy =
                start == State.CURRENT ? PlanPolicy.DEFAULT : PlanPolicy.DEFAULT.allowingDrops();
        var there = loaded(start);
        var plan = new MySqlJourney("from " + start, there, policy).there(goal);
        var back = loaded(start);
        var journey = new MySqlJourney("from " + start, back, policy);
        journey.run(plan.statements());
        journey.back(plan);
        trips.put(start, new Trip(plan, there, back));
    }

    @Override
    public void close() throws SQLException {
        for (var place : places) {
            place.close();
        }
    }

    private static String brief(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.flotilla"))
                .findFirst()
                .map(frame -> "%s (%s)".formatted(e, frame))
                .orElse(e.toString());
    }
}
