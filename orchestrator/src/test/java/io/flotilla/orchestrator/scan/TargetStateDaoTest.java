package io.flotilla.orchestrator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TargetStateDaoTest {

    private static final Fingerprint OLD = new Fingerprint("fp1:" + "o".repeat(52));
    private static final Fingerprint NEW = new Fingerprint("fp1:" + "n".repeat(52));

    @Inject Jdbi jdbi;

    private TargetStateDao states;
    private long target;

    @BeforeEach
    void registerATarget() {
        states = jdbi.onDemand(TargetStateDao.class);
        target = TestFleet.create(jdbi).register(1, 1).getFirst();
    }

    @Test
    void whatWasAppliedIsBothLiveAndExpected() {
        var at = Instant.parse("2026-11-22T10:00:00Z");

        states.recordApplied(List.of(new RecordedState(target, NEW, null, at)));

        var state = states.find(target).orElseThrow();
        assertThat(state.fingerprint()).isEqualTo(NEW);
        assertThat(state.expectedFingerprint()).isEqualTo(NEW);
        assertThat(state.expectedSince()).isEqualTo(at);
        assertThat(state.drifted()).isFalse();
    }

    @Test
    void anInspectionMadeBeforeAnAttemptNeverHidesIt() {
        var beforeTheAttempt = states.now();
        states.recordApplied(List.of(new RecordedState(target, NEW, null, Instant.now())));

        states.recordInspected(List.of(new Inspected.Read(target, OLD)), beforeTheAttempt);

        assertThat(states.find(target).orElseThrow().fingerprint()).isEqualTo(NEW);
    }

    @Test
    void aLaterInspectionShowsTheDriftAndKeepsWhatIsExpected() {
        states.recordApplied(List.of(new RecordedState(target, NEW, null, Instant.now())));

        states.recordInspected(List.of(new Inspected.Read(target, OLD)), states.now());

        var state = states.find(target).orElseThrow();
        assertThat(state.fingerprint()).isEqualTo(OLD);
        assertThat(state.expectedFingerprint()).isEqualTo(NEW);
        assertThat(state.drifted()).isTrue();
    }

    @Test
    void aProblemTakesThePlaceOfTheFingerprint() {
        states.recordInspected(List.of(new Inspected.Read(target, OLD)), states.now());

        states.recordInspected(
                List.of(new Inspected.Unread(target, ProblemKind.MISSING, "schema is gone")),
                states.now());

        var state = states.find(target).orElseThrow();
        assertThat(state.fingerprint()).isNull();
        assertThat(state.problemKind()).isEqualTo(ProblemKind.MISSING);
        assertThat(state.problem()).isEqualTo("schema is gone");
    }

    @Test
    void theLastOfSeveralRecordsOfATargetCounts() {
        var now = Instant.now();

        states.recordApplied(
                List.of(
                        new RecordedState(target, OLD, null, now),
                        new RecordedState(target, NEW, null, now.plus(Duration.ofSeconds(1)))));

        assertThat(states.find(target).orElseThrow().fingerprint()).isEqualTo(NEW);
    }

    @Test
    void aTargetThatIsGoneIsPassedOver() {
        var gone = Long.MAX_VALUE;

        states.recordApplied(
                List.of(
                        new RecordedState(gone, NEW, null, Instant.now()),
                        new RecordedState(target, NEW, null, Instant.now())));

        assertThat(states.find(gone)).isEmpty();
        assertThat(states.find(target)).isPresent();
    }
}
