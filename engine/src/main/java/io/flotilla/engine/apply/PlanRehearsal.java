package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan's statements on a target for the time they take, in one transaction that is rolled
 * back. It goes as far as the first statement that commits by itself or works in batches. Meanwhile
 * the target's lock and those of the statements are held, as an attempt would hold them: who uses
 * the tables waits.
 *
 * <p>For any thread. Only for servers that roll back DDL.
 */
public final class PlanRehearsal {

    private final Dialect dialect;

    public PlanRehearsal(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * What came of it.
     *
     * @param took each rehearsed statement's time, in the plan's order
     * @param left how many statements could not be rehearsed
     * @param problem why it ended early, in the words of an attempt's outcome; null where all went
     *     well
     */
    public record Rehearsed(List<Duration> took, int left, @Nullable String problem) {

        public Rehearsed {
            took = List.copyOf(took);
        }

        public Duration total() {
            return took.stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * Nothing of it stays, whatever happens. A connection that cannot be had is a problem like any
     * other.
     */
    public Rehearsed run(Attempt attempt, Connections connections) {
        var took = new ArrayList<Duration>();
        var rehearsable = rehearsable(Course.of(attempt.plan(), attempt.direction()));
        try (var connection = connections.open()) {
            var problem = run(attempt, rehearsable, connection, took);
            return rehearsed(attempt, took, problem);
        } catch (SQLException e) {
            return rehearsed(attempt, took, Failures.message(e));
        }
    }

    private static Stretch rehearsable(Course course) {
        var statements =
                course.statements().stream().takeWhile(PlanRehearsal::isRehearsable).toList();
        return new Stretch(0, statements);
    }

    private static boolean isRehearsable(Statement statement) {
        return statement.transactional()
                && (statement.data() == null || statement.data().batch() == null);
    }

    private static Rehearsed rehearsed(
            Attempt attempt, List<Duration> took, @Nullable String problem) {
        var all = attempt.plan().statements(attempt.direction()).size();
        return new Rehearsed(took, all - took.size(), problem);
    }

    private @Nullable String run(
            Attempt attempt, Stretch stretch, Connection connection, List<Duration> took)
            throws SQLException {
        var claim =
                new TargetClaim(
                        attempt.schema(),
                        attempt.epoch(),
                        attempt.run(),
                        attempt.timeouts().lock(),
                        attempt.timeouts().statement());
        try (var session = dialect.targetSessions().inOneTransaction(connection, claim)) {
            try {
                return run(attempt, stretch, session, took);
            } catch (SQLException e) {
                return problem(e, took.size() + 1, session);
            } catch (TargetFenced | SchemaNotFound | UnsupportedObject e) {
                return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            } finally {
                session.rollback();
            }
        }
    }

    private static @Nullable String run(
            Attempt attempt, Stretch stretch, TargetSession session, List<Duration> took)
            throws SQLException {
        session.open();
        session.begin(stretch.hazards());
        var live = Fingerprinter.fingerprint(session.inspect());
        if (!live.equals(attempt.plan().start(attempt.direction()))) {
            return "the schema is " + live + ", where the plan does not start";
        }
        for (var check : attempt.plan().checks(attempt.direction())) {
            if (!session.holds(check)) {
                return "the data does not allow it: " + check.because();
            }
        }
        for (var statement : stretch.statements()) {
            var began = System.nanoTime();
            session.execute(statement.sql());
            took.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return null;
    }

    private String problem(SQLException e, int statement, TargetSession session)
            throws SQLException {
        if (dialect.failureClassifier().classify(e) == FailureKind.LOCK_TIMEOUT) {
            session.rollback();
            return "blocked by " + session.blocker();
        }
        return "statement %d: %s".formatted(statement, Failures.message(e));
    }
}
