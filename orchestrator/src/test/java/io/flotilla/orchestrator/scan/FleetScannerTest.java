package io.flotilla.orchestrator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.testing.TestFleet;
import io.flotilla.registry.selector.Selector;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FleetScannerTest {

    private static final String USERS =
            "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL)";

    @Inject Jdbi jdbi;
    @Inject FleetScanner scanner;

    private TargetStateDao states;

    @BeforeEach
    void openStates() {
        states = jdbi.onDemand(TargetStateDao.class);
    }

    @Test
    void fiveHundredAlikeSchemasShareOneFingerprintAndOneSnapshot() {
        var fleet = TestFleet.create(jdbi);
        var ids = fleet.addTenants(500, USERS);

        var summary = scanner.scan(fleet.selector());

        assertThat(summary.scanned()).isEqualTo(500);
        assertThat(summary.unrecorded()).isEqualTo(500);
        assertThat(summary.unreadable()).isZero();
        var fingerprints = ids.stream().map(this::fingerprint).distinct().toList();
        assertThat(fingerprints).hasSize(1);
        var kept = jdbi.onDemand(SchemaSnapshotDao.class).find(fingerprints.getFirst());
        assertThat(kept.orElseThrow().tables())
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("users"));
    }

    @Test
    void whatIsExpectedIsToldFromWhatDrifted() {
        var fleet = TestFleet.create(jdbi);
        var ids = fleet.addTenants(3, USERS);
        scanner.scan(fleet.selector());
        states.recordApplied(
                ids.stream()
                        .map(id -> new RecordedState(id, fingerprint(id), null, Instant.now()))
                        .toList());
        fleet.alter(2, "CREATE INDEX by_hand ON users (email)");

        var summary = scanner.scan(fleet.selector());

        assertThat(summary.current()).isEqualTo(2);
        assertThat(summary.drifted()).isEqualTo(1);
        assertThat(states.find(ids.get(1)).orElseThrow().drifted()).isTrue();
    }

    @Test
    void anObjectThatIsNotModelledIsNamedAndHidesNoOtherTenant() {
        var fleet = TestFleet.create(jdbi);
        var ids = fleet.addTenants(3, USERS);
        fleet.alter(2, "CREATE TYPE shell");

        var summary = scanner.scan(fleet.selector());

        assertThat(summary.unreadable()).isEqualTo(1);
        var odd = states.find(ids.get(1)).orElseThrow();
        assertThat(odd.problemKind()).isEqualTo(ProblemKind.UNSUPPORTED);
        assertThat(odd.problem()).contains("type").contains("shell");
        assertThat(fingerprint(ids.get(0))).isEqualTo(fingerprint(ids.get(2)));
    }

    @Test
    void aSchemaThatIsNotThereIsMissing() {
        var fleet = TestFleet.create(jdbi);
        fleet.addTenants(1, USERS);
        var missing = fleet.register(2, 2).getFirst();

        scanner.scan(fleet.selector());

        var state = states.find(missing).orElseThrow();
        assertThat(state.problemKind()).isEqualTo(ProblemKind.MISSING);
        assertThat(state.problem()).contains(fleet.tenant(2));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAProblemOfItsTargetsAlone() {
        var answering = TestFleet.create(jdbi);
        var silent = TestFleet.unreachable(jdbi);
        var there = answering.addTenants(1, USERS).getFirst();
        var lost = silent.register(1, 2);

        var summary =
                scanner.scan(
                        Selector.parse(
                                "tenant in (%s, %s, %s)"
                                        .formatted(
                                                answering.tenant(1),
                                                silent.tenant(1),
                                                silent.tenant(2))));

        assertThat(summary.scanned()).isEqualTo(3);
        assertThat(summary.unreadable()).isEqualTo(2);
        assertThat(fingerprint(there)).isNotNull();
        var state = states.find(lost.get(0)).orElseThrow();
        assertThat(state.problemKind()).isEqualTo(ProblemKind.UNREACHABLE);
        assertThat(state.problem()).contains(silent.database().name());
    }

    private Fingerprint fingerprint(long target) {
        return states.find(target).orElseThrow().fingerprint();
    }
}
