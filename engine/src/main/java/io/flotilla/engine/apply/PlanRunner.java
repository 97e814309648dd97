package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.tool.Tools;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one plan on one target, under the target's lock and fence. A plan whose statements share a
 * transaction changes everything or nothing; one with statements that commit by themselves goes on
 * at the checkpoint where an earlier attempt ended.
 *
 * <p>For any thread. Connections must come in autocommit and go back with the settings they had. An
 * interrupt ends the attempt before its next transaction or lone statement; it does not cut a
 * running statement short, except on a virtual thread, whose socket the JDK closes: that is a lost
 * connection. So is an answer that does not come within both timeouts and five seconds more. A tool
 * that carries a statement out is ended.
 */
public final class PlanRunner {

    private final Dialect dialect;
    private final @Nullable KnownDigests digests;
    private final Tools tools;
    private final Approval approval;

    /** Inspects every schema before and after. */
    public PlanRunner(Dialect dialect) {
        this(dialect, null, Tools.NONE);
    }

    /**
     * For many targets of one database within a few minutes: where a plan is one transaction, it
     * takes a schema's digest for an inspection once it has inspected one like it.
     */
    public PlanRunner(Dialect dialect, KnownDigests digests) {
        this(dialect, digests, Tools.NONE);
    }

    private PlanRunner(Dialect dialect, @Nullable KnownDigests digests, Tools tools) {
        this.dialect = dialect;
        this.digests = digests;
        this.tools = tools;
        this.approval = new Approval(dialect);
    }

    /** The same, with tools for the statements that name one. */
    public PlanRunner with(Tools some) {
        return new PlanRunner(dialect, digests, some);
    }

    /** Every expected ending is a value; only what {@code listener} throws gets out. */
    public AttemptOutcome run(Attempt attempt, Connections connections, AttemptListener listener) {
        var course = Course.of(attempt.plan(), attempt.direction());
        var refusal =
                approval.refusal(attempt.plan(), course)
                        .or(
                                () ->
                                        HandedOver.refusal(
                                                course,
                                                attempt.schema(),
                                                dialect.onlineChanges(),
                                                tools));
        if (refusal.isPresent()) {
            return new AttemptOutcome.Failed(FailureKind.OTHER, null, null, refusal.get(), null);
        }
        var claim = Lookout.claim(attempt);
        try {
            return course.transactional() || dialect.targetSessions().keepLockOverTransactions()
                    ? unguarded(attempt, course, claim, connections, listener)
                    : guarded(attempt, course, claim, connections, listener);
        } catch (SQLException e) {
            return Failures.ofOpening(e, dialect.failureClassifier());
        }
    }

    /**
     * How the attempt ends without any more work where its target was {@code seen} ({@link
     * Lookout}) at the plan's end. Of a plan with statements about rows the schema does not tell.
     */
    public Optional<AttemptOutcome> settled(Attempt attempt, Fingerprint seen) {
        var plan = attempt.plan();
        var course = Course.of(plan, attempt.direction());
        return !plan.hasData()
                        && seen.equals(course.end())
                        && !course.end().equals(course.start())
                        && approval.refusal(plan, course).isEmpty()
                ? Optional.of(new AttemptOutcome.AlreadyThere())
                : Optional.empty();
    }

    private AttemptOutcome unguarded(
            Attempt attempt,
            Course course,
            TargetClaim claim,
            Connections connections,
            AttemptListener listener)
            throws SQLException {
        var connection = connections.open();
        try {
            var limit = AnswerLimit.set(connection, attempt.timeouts());
            try (var session = dialect.targetSessions().inOneTransaction(connection, claim)) {
                return outcome(attempt, course, session, connection, listener, List.of(limit));
            } finally {
                limit.restore();
            }
        } finally {
            giveBack(connection);
        }
    }

    private AttemptOutcome guarded(
            Attempt attempt,
            Course course,
            TargetClaim claim,
            Connections connections,
            AttemptListener listener)
            throws SQLException {
        var connection = connections.open();
        try {
            var guard = connections.open();
            try {
                var limits =
                        List.of(
                                AnswerLimit.set(connection, attempt.timeouts()),
                                AnswerLimit.set(guard, attempt.timeouts()));
                try (var session =
                        dialect.targetSessions().acrossTransactions(connection, guard, claim)) {
                    return outcome(attempt, course, session, connection, listener, limits);
                } finally {
                    limits.forEach(AnswerLimit::restore);
                }
            } finally {
                giveBack(guard);
            }
        } finally {
            giveBack(connection);
        }
    }

    private AttemptOutcome outcome(
            Attempt attempt,
            Course course,
            TargetSession session,
            Connection connection,
            AttemptListener listener,
            List<AnswerLimit> limits)
            throws SQLException {
        try {
            var outcome =
                    new AttemptRun(attempt, course, dialect, session, digests, tools, listener)
                            .outcome();
            return outcome instanceof AttemptOutcome.Failed failed
                            && failed.kind() == FailureKind.PERMISSION_DENIED
                    ? Failures.naming(connection.getMetaData().getUserName(), failed)
                    : outcome;
        } finally {
            limits.forEach(AnswerLimit::toTidyUp);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // the attempt's outcome stands, and a broken connection has nothing to give back
        }
    }
}
