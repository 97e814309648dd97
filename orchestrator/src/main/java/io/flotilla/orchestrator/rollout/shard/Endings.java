package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.AttemptOutcome.AlreadyThere;
import io.flotilla.engine.apply.AttemptOutcome.Applied;
import io.flotilla.engine.apply.AttemptOutcome.Blocked;
import io.flotilla.engine.apply.AttemptOutcome.CheckFailed;
import io.flotilla.engine.apply.AttemptOutcome.Drifted;
import io.flotilla.engine.apply.AttemptOutcome.Failed;
import io.flotilla.engine.apply.AttemptOutcome.Fenced;
import io.flotilla.engine.apply.AttemptOutcome.Gone;
import io.flotilla.engine.apply.AttemptOutcome.Resumed;
import io.flotilla.engine.apply.AttemptOutcome.Unknown;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.rollout.shard.Ending.DatabaseTrouble;
import io.flotilla.orchestrator.rollout.shard.Ending.Ended;
import io.flotilla.orchestrator.rollout.shard.Ending.ServerTrouble;
import io.flotilla.orchestrator.rollout.shard.Ending.Superseded;
import io.flotilla.orchestrator.rollout.spec.Retry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an attempt's outcome means for its target, by direction, patience and what went before. */
record Endings(Direction direction, Retry retry) {

    /**
     * So often a server may cut a target's attempts short before the target is suspected: a
     * statement that fills the disk or crashes the server must not be tried for ever.
     */
    private static final int FAULTS_BORNE = 5;

    Ending of(AttemptOutcome outcome, ClaimedTarget target, Plan plan) {
        return switch (outcome) {
            case Applied() -> reached("applied", done(), null, plan);
            case Resumed(var at) ->
                    reached("resumed", done(), "went on after statement " + at, plan);
            case AlreadyThere() -> alreadyThere(target, plan);
            case Drifted(var live, var schema) -> drifted(plan, live, schema, target);
            case CheckFailed(var check) ->
                    failed(
                            "check-failed",
                            "the data does not allow it: " + check.because(),
                            "check-failed",
                            null,
                            null,
                            target.uncertain());
            case Blocked(var by) ->
                    again(
                            target,
                            "blocked",
                            "blocked by " + by,
                            FailureKind.LOCK_TIMEOUT,
                            null,
                            null,
                            target.uncertain());
            case Fenced(_) -> new Superseded();
            case Gone(var what) ->
                    new Ended(
                            "gone",
                            TargetState.GONE,
                            what,
                            null,
                            null,
                            null,
                            false,
                            null,
                            null,
                            null);
            case Failed failed -> failed(failed, target, plan);
            case Unknown(var message) -> unknown(target, message);
        };
    }

    /** An attempt that broke in our own code. */
    Ending broken(Throwable failure, ClaimedTarget target) {
        return again(
                target,
                "failed",
                "internal error: " + failure,
                FailureKind.OTHER,
                null,
                null,
                true);
    }

    private Ending alreadyThere(ClaimedTarget target, Plan plan) {
        if (direction == Direction.REVERT) {
            return reached("already-there", done(), "was back already", plan);
        }
        return target.uncertain()
                ? reached("settled", done(), "settled after interruption", plan)
                : reached("already-there", TargetState.ALREADY_THERE, null, plan);
    }

    private Ended reached(String outcome, TargetState state, @Nullable String detail, Plan plan) {
        return new Ended(
                outcome, state, detail, null, null, null, false, null, plan.end(direction), null);
    }

    private Ended drifted(Plan plan, Fingerprint live, Schema schema, ClaimedTarget target) {
        return new Ended(
                "drifted",
                direction == Direction.FORWARD ? TargetState.HELD : TargetState.NOT_REVERTIBLE,
                "is in the state %s, expected %s; not touched"
                        .formatted(live, plan.start(direction)),
                "drifted",
                null,
                null,
                target.uncertain(),
                null,
                null,
                schema);
    }

    /** What no connection at all means. */
    Ending unopened(FailureKind kind, String problem, ClaimedTarget target) {
        return switch (Fault.of(kind)) {
            case SERVER -> new ServerTrouble(kind, problem, target.uncertain(), false);
            case DATABASE, TARGET -> new DatabaseTrouble(problem, target.uncertain());
        };
    }

    private Ending failed(Failed failed, ClaimedTarget target, Plan plan) {
        var uncertain = mayHaveChanged(failed, target, plan);
        return switch (Fault.of(failed.kind())) {
            case DATABASE -> new DatabaseTrouble(failed.message(), uncertain);
            case SERVER ->
                    target.serverFaults() < FAULTS_BORNE
                            ? new ServerTrouble(failed.kind(), failed.message(), uncertain, true)
                            : ownFailure(failed, target, uncertain);
            case TARGET -> ownFailure(failed, target, uncertain);
        };
    }

    private Ending ownFailure(Failed failed, ClaimedTarget target, boolean uncertain) {
        return failed.kind().retryable()
                ? again(
                        target,
                        "failed",
                        failed.message(),
                        failed.kind(),
                        failed.sqlState(),
                        failed.statement(),
                        uncertain)
                : failed(
                        "failed",
                        failed.message(),
                        label(failed.kind()),
                        failed.sqlState(),
                        failed.statement(),
                        uncertain);
    }

    private boolean mayHaveChanged(Failed failed, ClaimedTarget target, Plan plan) {
        // what changes rows leaves the fingerprint as it was
        if (failed.live() != null && !plan.hasData()) {
            return !failed.live().equals(plan.start(direction));
        }
        return target.uncertain()
                || !plan.transactional(direction)
                || failed.kind() == FailureKind.CONNECTION_LOST;
    }

    private Ending unknown(ClaimedTarget target, String message) {
        if (!mayTryAgain(target)) {
            return failed("unknown", message, "unknown", null, null, true);
        }
        return new Ended(
                "unknown",
                TargetState.UNKNOWN,
                message + "; being settled",
                null,
                null,
                null,
                true,
                Duration.ZERO,
                null,
                null);
    }

    private Ended again(
            ClaimedTarget target,
            String outcome,
            String detail,
            FailureKind kind,
            @Nullable String sqlState,
            @Nullable Integer statement,
            boolean uncertain) {
        var last = !mayTryAgain(target);
        var waits = isLock(kind) && (last || target.deferred());
        if (last && (target.deferred() || !waits)) {
            return failed(outcome, detail, label(kind), sqlState, statement, uncertain);
        }
        return new Ended(
                outcome,
                waits ? TargetState.DEFERRED : TargetState.RETRYING,
                detail,
                label(kind),
                sqlState,
                statement,
                uncertain,
                retry.after(target.attempt()),
                null,
                null);
    }

    private Ended failed(
            String outcome,
            String detail,
            String kind,
            @Nullable String sqlState,
            @Nullable Integer statement,
            boolean uncertain) {
        return new Ended(
                outcome,
                direction == Direction.FORWARD ? TargetState.FAILED : TargetState.REVERT_FAILED,
                detail,
                kind,
                sqlState,
                statement,
                uncertain,
                null,
                null,
                null);
    }

    private TargetState done() {
        return direction == Direction.FORWARD ? TargetState.APPLIED : TargetState.REVERTED;
    }

    /** A target that has waited for the end of its wave starts the ladder once more. */
    private boolean mayTryAgain(ClaimedTarget target) {
        return target.attempt() < (target.deferred() ? 2 : 1) * retry.attempts();
    }

    /** Whether what was in the way is somebody else's lock. */
    private static boolean isLock(FailureKind kind) {
        return kind == FailureKind.LOCK_TIMEOUT || kind == FailureKind.DEADLOCK;
    }

    static String label(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
