package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Outside of its window no attempt on a target starts. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutWindowsTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    private final Instant opens =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(5, ChronoUnit.HOURS);

    @Test
    void startsNothingBeforeTheWindowAndNothingAfterIt() {
        var release = TestRelease.transactional(jdbi, 4);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 2, gate: manual}, {name: rest}], window: "
                                        + window("2h"))
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("running");
        assertThat(rollout.counts()).isEqualTo(Map.of("pending", 4));
        assertThat(rollout.waits()).containsExactly("window null", "depends-on rest");
        assertThat(rollout.view().getString("waits[0].detail"))
                .startsWith("2 targets wait for their window: ");
        assertThat(Instant.parse(rollout.view().getString("waits[0].until"))).isEqualTo(opens);
        assertThat(Instant.parse(rollout.view().getString("waits[0].since")))
                .isBefore(rollout.clock.instant().plusSeconds(60));

        rollout.at(opens);
        assertThat(release.upgraded()).containsExactlyElementsOf(rollout.tenants(1, 2));

        rollout.at(opens.plus(2, ChronoUnit.HOURS));
        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 2));
        assertThat(Instant.parse(rollout.view().getString("waits[0].until")))
                .isEqualTo(opens.plus(1, ChronoUnit.DAYS));
        assertThat(Instant.parse(rollout.view().getString("waits[0].since")))
                .isEqualTo(opens.plus(2, ChronoUnit.HOURS));

        rollout.at(opens.plus(1, ChronoUnit.DAYS));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void aLabelOrADatabaseMayHaveAWindowOfItsOwn() {
        var release = TestRelease.transactional(jdbi, 4);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target SET labels = labels || '{\"region\": \"us\"}' WHERE tenant IN (?, ?)",
                                release.fleet().tenant(1),
                                release.fleet().tenant(3)));
        var rollout =
                rollout(
                                release,
                                "windows: [{select: region=us, %s}, {select: database=%s, cron: '* * * * * ?', for: 1h}]"
                                        .formatted(
                                                window("1h").replaceAll("[{}]", ""),
                                                release.fleet().database().name()))
                        .started()
                        .runUntilIdle();

        assertThat(release.upgraded())
                .as("the database's window is open, the label's is not")
                .containsExactly(rollout.tenant(2), rollout.tenant(4));
        assertThat(rollout.view().getString("waits[0].detail"))
                .startsWith("2 targets of 'region=us' wait for their window: ");
        rollout.at(opens.plusSeconds(1));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void theWayBackDoesNotWaitForAWindow() {
        var release = TestRelease.transactional(jdbi, 2);
        var rollout = rollout(release, "window: " + window("1h")).started();
        rollout.at(opens);
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 2));

        rollout.at(opens.plus(3, ChronoUnit.HOURS));
        rollout.act("revert", Map.of("reason", "broken at daylight")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts()).isEqualTo(Map.of("reverted", 2));
    }

    private String window(String length) {
        var time = opens.atZone(ZoneOffset.UTC);
        return "{cron: '0 %d %d * * ?', for: %s, zone: UTC}"
                .formatted(time.getMinute(), time.getHour(), length);
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }
}
