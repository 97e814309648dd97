package io.flotilla.orchestrator.rollout.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.rollout.shard.Ending.DatabaseTrouble;
import io.flotilla.orchestrator.rollout.shard.Ending.Ended;
import io.flotilla.orchestrator.rollout.shard.Ending.ServerTrouble;
import io.flotilla.orchestrator.rollout.spec.Retry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingsTest {

    private static final Fingerprint FROM = new Fingerprint("fp1:" + "a".repeat(52));
    private static final Fingerprint TO = new Fingerprint("fp1:" + "b".repeat(52));
    private static final Fingerprint ELSEWHERE = new Fingerprint("fp1:" + "c".repeat(52));

    private final Endings forward = endings(Direction.FORWARD);
    private final Endings back = endings(Direction.REVERT);

    @Test
    void aTargetAlreadyThereIsAppliedOnlyWhereAnAttemptMayHaveDoneIt() {
        var there = new AttemptOutcome.AlreadyThere();

        assertThat(ended(forward, there, firstTry()).state()).isEqualTo(TargetState.ALREADY_THERE);
        var settled = ended(forward, there, uncertain(2));
        assertThat(settled.state()).isEqualTo(TargetState.APPLIED);
        assertThat(settled.detail()).isEqualTo("settled after interruption");
        assertThat(settled.reached()).isEqualTo(TO);
        assertThat(ended(back, there, firstTry()).state()).isEqualTo(TargetState.REVERTED);
    }

    @Test
    void driftHoldsATargetAndIsNotRevertedOver() {
        var drifted = new AttemptOutcome.Drifted(ELSEWHERE, Schema.EMPTY);

        assertThat(ended(forward, drifted, firstTry()).state()).isEqualTo(TargetState.HELD);
        assertThat(ended(back, drifted, firstTry()).state()).isEqualTo(TargetState.NOT_REVERTIBLE);
    }

    @Test
    void aFailedCheckIsNotTriedAgain() {
        var check = new AttemptOutcome.CheckFailed(new Check("SELECT false", "it may not be null"));

        var ended = ended(forward, check, firstTry());

        assertThat(ended.state()).isEqualTo(TargetState.FAILED);
        assertThat(ended.failureKind()).isEqualTo("check-failed");
        assertThat(ended.detail()).isEqualTo("the data does not allow it: it may not be null");
        assertThat(ended.retryAfter()).isNull();
    }

    @Test
    void aBlockedTargetIsTriedAgainUntilPatienceEnds() {
        var blocked = new AttemptOutcome.Blocked("pid 7");

        var second = ended(forward, blocked, attempt(2));
        assertThat(second.state()).isEqualTo(TargetState.RETRYING);
        assertThat(second.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        var third = ended(forward, blocked, attempt(3));
        assertThat(third.state()).isEqualTo(TargetState.DEFERRED);
        assertThat(third.retryAfter()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aDeferredTargetClimbsTheLadderOnceMoreAndThenFails() {
        var blocked = new AttemptOutcome.Blocked("pid 7");

        assertThat(ended(forward, blocked, deferred(4)).state()).isEqualTo(TargetState.DEFERRED);
        assertThat(ended(forward, blocked, deferred(6)).state()).isEqualTo(TargetState.FAILED);
        assertThat(ended(back, blocked, deferred(6)).state()).isEqualTo(TargetState.REVERT_FAILED);
        assertThat(ended(forward, failed(FailureKind.DEADLOCK, FROM), attempt(3)).state())
                .isEqualTo(TargetState.DEFERRED);
        assertThat(ended(forward, failed(FailureKind.CANCELLED, FROM), attempt(3)).state())
                .as("only locks are waited for")
                .isEqualTo(TargetState.FAILED);
    }

    @Test
    void anUnknownEndIsSettledByTheNextAttempt() {
        var unknown = new AttemptOutcome.Unknown("connection reset");

        var ended = ended(forward, unknown, firstTry());
        assertThat(ended.state()).isEqualTo(TargetState.UNKNOWN);
        assertThat(ended.uncertain()).isTrue();
        assertThat(ended(forward, unknown, attempt(3)).state()).isEqualTo(TargetState.FAILED);
    }

    @Test
    void whatAFailureLeftBehindDecidesWhetherTheNextAttemptMayClaimIt() {
        assertThat(ended(forward, failed(FailureKind.DEADLOCK, FROM), uncertain(1)).uncertain())
                .isFalse();
        assertThat(ended(forward, failed(FailureKind.DEADLOCK, ELSEWHERE), firstTry()).uncertain())
                .isTrue();
        assertThat(forward.of(failed(FailureKind.CONNECTION_LOST, null), firstTry(), plan()))
                .isEqualTo(new ServerTrouble(FailureKind.CONNECTION_LOST, "it failed", true, true));
        assertThat(ended(forward, failed(FailureKind.DATA_VIOLATION, null), firstTry()).uncertain())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"TOO_MANY_CONNECTIONS", "DISK_FULL", "READ_ONLY", "CONNECTION_LOST"})
    void aServerInTroubleIsNoTenantsFailureUntilOneTenantKeepsMeetingIt(FailureKind kind) {
        assertThat(forward.of(failed(kind, null), interrupted(4), plan()))
                .isInstanceOf(ServerTrouble.class);
        assertThat(ended(forward, failed(kind, null), interrupted(5)).state())
                .isEqualTo(TargetState.FAILED);
    }

    @Test
    void aDatabaseThatLetsNobodyInIsNoTenantsFailure() {
        assertThat(forward.of(failed(FailureKind.AUTHENTICATION, null), attempt(3), plan()))
                .isInstanceOf(DatabaseTrouble.class);
    }

    private static Endings endings(Direction direction) {
        return new Endings(direction, new Retry(3, Duration.ofSeconds(10)));
    }

    private static Ended ended(Endings endings, AttemptOutcome outcome, ClaimedTarget target) {
        return (Ended) endings.of(outcome, target, plan());
    }

    private static AttemptOutcome failed(FailureKind kind, @Nullable Fingerprint live) {
        return new AttemptOutcome.Failed(kind, 1, "XX000", "it failed", live);
    }

    private static ClaimedTarget firstTry() {
        return attempt(1);
    }

    private static ClaimedTarget attempt(int number) {
        return claimed(number, false, false, 0, "pending");
    }

    private static ClaimedTarget uncertain(int number) {
        return claimed(number, true, false, 0, "unknown");
    }

    private static ClaimedTarget deferred(int number) {
        return claimed(number, false, true, 0, "deferred");
    }

    /** On its last try, and so often cut short by its server. */
    private static ClaimedTarget interrupted(int times) {
        return claimed(3, false, false, times, "pending");
    }

    private static ClaimedTarget claimed(
            int number, boolean uncertain, boolean deferred, int serverFaults, String was) {
        return new ClaimedTarget(
                1,
                "acme",
                "acme",
                "sha256:",
                1,
                number,
                uncertain,
                deferred,
                serverFaults,
                was,
                null);
    }

    private static Plan plan() {
        var there = new Statement("ALTER TABLE a ADD b int", true, false, List.of(), TO);
        var back = new Statement("ALTER TABLE a DROP b", true, true, List.of(), FROM);
        return new Plan(
                "app",
                "postgres",
                FROM,
                TO,
                List.of(),
                List.of(there),
                List.of(back),
                List.of(),
                new PlanDigest("sha256:" + "0".repeat(64)));
    }
}
