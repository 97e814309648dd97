package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long rollouts took, as metrics tell it. Time passes by moving what is recorded back. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutTimesTest {
    private static final double HOUR = TimeUnit.HOURS.toSeconds(1);
    private static final double A_MINUTE = 60;

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject MeterRegistry meters;

    @BeforeEach
    void forgetOtherRollouts() {
        for (var what : List.of("duration", "progression", "manual.pause")) {
            meters.find("flotilla.rollout." + what).timers().forEach(meters::remove);
        }
    }

    @Test
    void countsPausesApartAndTimesARevertByItself() {
        var rollout =
                new TestRollout(
                        jdbi,
                        audit,
                        shards,
                        TestRelease.transactional(jdbi, 2),
                        "waves: [{name: all}]");
        rollout.started();
        passes("1 hour");
        rollout.act("pause", Map.of()).statusCode(200);
        passes("2 hours");
        rollout.act("resume", Map.of()).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(seconds("duration", "completed")).isCloseTo(3 * HOUR, within(A_MINUTE));
        assertThat(seconds("progression", "completed")).isCloseTo(HOUR, within(A_MINUTE));
        assertThat(seconds("manual.pause", "completed")).isCloseTo(2 * HOUR, within(A_MINUTE));

        passes("8 hours");
        rollout.act("revert", Map.of("reason", "not what we wanted")).statusCode(200);
        passes("1 hour");
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("reverted");
        assertThat(seconds("duration", "reverted")).isCloseTo(HOUR, within(A_MINUTE));
        assertThat(seconds("manual.pause", "reverted")).isZero();
    }

    @Test
    void timesNothingThatNeverBegan() {
        var rollout =
                new TestRollout(
                        jdbi,
                        audit,
                        shards,
                        TestRelease.transactional(jdbi, 1),
                        "waves: [{name: all}]");
        rollout.act("abort", Map.of()).statusCode(200);
        assertThat(rollout.state()).isEqualTo("aborted");
        assertThat(meters.find("flotilla.rollout.duration").tag("outcome", "aborted").timer())
                .isNull();
    }

    private void passes(String time) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout
                                SET active_since = active_since - CAST(? AS interval),
                                    paused_at = paused_at - CAST(? AS interval)
                                WHERE finished_at IS NULL
                                """,
                                time,
                                time));
    }

    private double seconds(String what, String outcome) {
        return meters.get("flotilla.rollout." + what)
                .tag("outcome", outcome)
                .timer()
                .totalTime(TimeUnit.SECONDS);
    }
}
