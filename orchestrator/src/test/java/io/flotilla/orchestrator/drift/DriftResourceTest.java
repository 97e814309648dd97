package io.flotilla.orchestrator.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.scan.RecordedState;
import io.flotilla.orchestrator.scan.TargetStateDao;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

@QuarkusTest
class DriftResourceTest {

    private static final JobKey SCAN = new JobKey("scan", "drift");

    @Inject Jdbi jdbi;
    @Inject FleetScanner scanner;
    @Inject Scheduler scheduler;

    private TestFleet fleet;
    private List<Long> ids;
    private Fingerprint healthy;

    @BeforeEach
    void bringAFleetToAnExpectedState() {
        fleet = TestFleet.create(jdbi);
        ids =
                fleet.addTenants(
                        4,
                        "CREATE TABLE orders_%s (id bigint PRIMARY KEY, total numeric)"
                                .formatted(fleet.database().name()));
        scanner.scan(fleet.selector());
        healthy = fingerprint(ids.getFirst());
        jdbi.useExtension(
                TargetStateDao.class,
                states ->
                        states.recordApplied(
                                ids.stream()
                                        .map(
                                                id ->
                                                        new RecordedState(
                                                                id, healthy, null, Instant.now()))
                                        .toList()));
    }

    @Test
    void targetsThatDeviateAlikeAreOneCohortWithTheDifferenceAsSql() {
        dropTotalOf(2);
        dropTotalOf(3);

        scan().body("scanned", equalTo(4)).body("current", equalTo(2)).body("drifted", equalTo(2));

        var live = fingerprint(ids.get(1));
        report().body(mine("collect { it.count }"), equalTo(List.of(2)))
                .body(mine("collect { it.fingerprint }"), equalTo(List.of(live.value())))
                .body(mine("first().examples"), hasSize(2))
                .body(mine("first().differenceSql"), containsString("DROP COLUMN"))
                .body(mine("first().repairSql"), containsString("ADD COLUMN"));
    }

    @Test
    void theScheduledScanReadsAllAndTellsWhereMoreDriftsThanBefore() throws SchedulerException {
        assertThat(scheduler.getTriggersOfJob(SCAN)).hasSize(1);
        dropTotalOf(3);
        var told = told();

        scheduler.triggerJob(SCAN);
        await().atMost(Duration.ofMinutes(1)).until(() -> told() == told + 1);
        report().body(mine("collect { it.count }"), equalTo(List.of(1)));
    }

    private int told() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT count(*) FROM notification WHERE kind = 'drift.found'")
                                .mapTo(Integer.class)
                                .one());
    }

    @Test
    void anAdoptedStateIsTheExpectedOneFromThenOn() {
        dropTotalOf(2);
        scan().body("drifted", equalTo(1));
        var live = fingerprint(ids.get(1));

        adopt(live, healthy).statusCode(200).body("adopted", equalTo(1));

        report().body(mine("size()"), equalTo(0));
        scan().body("drifted", equalTo(0)).body("current", equalTo(4));
        adopt(live, healthy).statusCode(409).body("code", equalTo("stale-drift"));
        Api.as(Role.OPERATOR)
                .get("/api/v1/audit?limit=1000")
                .then()
                .body(
                        "items.find { it.subject == 'fingerprint:%s' }.act".formatted(live),
                        equalTo("drift.adopt"));
    }

    @Test
    void targetsThatNobodyRecordedAreAdoptedAsTheyAre() {
        var unrecorded = TestFleet.create(jdbi);
        var id =
                unrecorded
                        .addTenants(
                                1,
                                "CREATE TABLE only_%s (id int)"
                                        .formatted(unrecorded.database().name()))
                        .getFirst();
        scanner.scan(unrecorded.selector());

        adopt(fingerprint(id), null).statusCode(200).body("adopted", equalTo(1));
    }

    @Test
    void driftIsCountedByKindAndEveryKindIsThere() {
        var metrics = Api.as(Role.VIEWER).get("/q/metrics").then().statusCode(200);

        for (var kind : List.of("changed", "missing", "unsupported", "unreachable")) {
            metrics.body(containsString("flotilla_drift_findings{kind=\"%s\"}".formatted(kind)));
        }
        metrics.body(containsString("flotilla_drift_scan_age_seconds "))
                .body(not(containsString(fleet.tenant(1))));
    }

    @Test
    void aViewerReadsAndDoesNotScan() {
        report().body("scanAgeSeconds.toDouble()", greaterThanOrEqualTo(0.0));
        Api.as(Role.VIEWER).body("{}").post("/api/v1/drift/scan").then().statusCode(403);
    }

    private void dropTotalOf(int tenant) {
        fleet.alter(tenant, "ALTER TABLE orders_%s DROP total".formatted(fleet.database().name()));
    }

    private ValidatableResponse scan() {
        return Api.as(Role.OPERATOR)
                .body(Map.of("targets", fleet.selection()))
                .post("/api/v1/drift/scan")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse report() {
        return Api.as(Role.VIEWER).get("/api/v1/drift?limit=1000").then().statusCode(200);
    }

    private static ValidatableResponse adopt(Fingerprint fingerprint, Fingerprint expected) {
        var body = new HashMap<String, Object>();
        body.put("fingerprint", fingerprint.value());
        body.put("expected", expected == null ? null : expected.value());
        return Api.as(Role.OPERATOR).body(body).post("/api/v1/drift/adopt").then();
    }

    /** A path to the deviations of this test's fleet. */
    private String mine(String then) {
        return "items.findAll { it.expected == '%s' }.%s".formatted(healthy, then);
    }

    private Fingerprint fingerprint(long target) {
        return jdbi.withExtension(TargetStateDao.class, states -> states.find(target))
                .orElseThrow()
                .fingerprint();
    }
}
