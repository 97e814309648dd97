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
        assertThat(ended(forward, blocked, attempt(3)).state()).isEqualTo(TargetState.FAILED);
        assertThat(ended(back, blocked, attempt(3)).state()).isEqualTo(TargetState.REVERT_FAILED);
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
        assertThat(
                        ended(forward, failed(FailureKind.CONNECTION_LOST, null), firstTry())
                                .uncertain())
                .isTrue();
        assertThat(ended(forward, failed(FailureKind.DATA_VIOLATION, null), firstTry()).uncertain())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"TOO_MANY_CONNECTIONS", "DISK_FULL", "READ_ONLY", "AUTHENTICATION"})
    void aDatabaseInTroubleIsNoTenantsFailure(FailureKind kind) {
        assertThat(forward.of(failed(kind, null), attempt(3), plan()))
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
        return new ClaimedTarget(1, "acme", "acme", "sha256:", 1, number, false, "pending", null);
    }

    private static ClaimedTarget uncertain(int number) {
        return new ClaimedTarget(1, "acme", "acme", "sha256:", 1, number, true, "unknown", null);
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
