package io.flotilla.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a fleet, and a table, of its own: a state known from another test is known. */
@QuarkusTest
class PlanResourceTest {

    @Inject Jdbi jdbi;

    private TestFleet fleet;
    private String table;
    private String release;

    @BeforeEach
    void publishAReleaseForAFleet() {
        fleet = TestFleet.create(jdbi);
        table = "users_" + fleet.database().name();
        release = publish("id bigint PRIMARY KEY, email text, phone text");
    }

    @Test
    void aHealthyFleetHasOneCohortAndOnePlan() {
        fleet.addTenants(7, create("id bigint PRIMARY KEY, email text"));

        plan(fleet.selection())
                .body("release", equalTo(release))
                .body("cohorts", hasSize(1))
                .body("cohorts[0].count", equalTo(7))
                .body("cohorts[0].state", equalTo("planned"))
                .body("cohorts[0].planDigest", startsWith("sha256:"))
                .body("cohorts[0].statements", hasItem(containsString("phone")))
                .body(
                        "cohorts[0].examples",
                        equalTo(IntStream.rangeClosed(1, 5).mapToObj(fleet::tenant).toList()))
                .body("unreadable", empty());
    }

    @Test
    void aTenantAlteredByHandIsShownAndGetsNoPlan() {
        fleet.addTenants(4, create("id bigint PRIMARY KEY, email text"));
        fleet.alter(3, "CREATE INDEX by_hand ON %s (email)".formatted(table));

        var planned =
                plan(fleet.selection())
                        .body("cohorts", hasSize(2))
                        .body("cohorts[0].state", equalTo("planned"))
                        .body("cohorts[1].state", equalTo("no-plan"))
                        .body("cohorts[1].examples", equalTo(List.of(fleet.tenant(3))))
                        .body("cohorts[1].reason", startsWith("drifted from fp1:"))
                        .body("cohorts[1].difference", containsString("by_hand"))
                        .body("cohorts[1].planDigest", nullValue());

        String drifted = planned.extract().path("cohorts[1].fingerprint");
        plan(Map.of("targets", fleet.selection(), "plan", List.of(drifted)))
                .body("cohorts[1].state", equalTo("planned"))
                .body("cohorts[1].statements", hasItem(containsString("by_hand")));
    }

    @Test
    void aDriftedTenantIsNotUsualBecauseItIsTheOnlyOneSelected() {
        fleet.addTenants(3, create("id bigint PRIMARY KEY, email text"));
        fleet.alter(2, "ALTER TABLE %s ADD by_hand int".formatted(table));

        plan("tenant=" + fleet.tenant(2))
                .body("cohorts", hasSize(1))
                .body("cohorts[0].state", equalTo("no-plan"))
                .body("cohorts[0].difference", containsString("by_hand"));
    }

    @Test
    void targetsInTheReleasesStateNeedNoPlan() {
        fleet.addTenants(2, create("id bigint PRIMARY KEY, email text, phone text"));

        plan(fleet.selection())
                .body("cohorts[0].state", equalTo("at-release"))
                .body("cohorts[0].planDigest", nullValue());
    }

    @Test
    void whatCannotBePlannedSaysWhy() {
        fleet.addTenants(2, create("id bigint PRIMARY KEY, email text, precious text"));

        plan(fleet.selection())
                .body("cohorts[0].state", equalTo("no-plan"))
                .body("cohorts[0].reason", containsString("precious"));
    }

    @Test
    void aTenantWithAnObjectThatIsNotModelledIsUnreadable() {
        fleet.addTenants(2, create("id bigint PRIMARY KEY, email text"));
        fleet.alter(2, "CREATE TYPE shell");

        plan("tenant=" + fleet.tenant(1)).body("cohorts[0].count", equalTo(1));
        plan(fleet.selection())
                .body("cohorts.sum { it.count }", equalTo(1))
                .body("unreadableCount", equalTo(1))
                .body("unreadable[0].tenant", equalTo(fleet.tenant(2)))
                .body("unreadable[0].problem", containsString("shell"));
    }

    @Test
    void anUnknownLabelIsNotAnEmptyFleet() {
        fleet.addTenants(1, create("id bigint PRIMARY KEY"));

        Api.as(Role.OPERATOR)
                .body(Map.of("targets", "fleeet=x"))
                .post("/api/v1/releases/%s/plan".formatted(release))
                .then()
                .statusCode(422)
                .body("detail", containsString("did you mean 'fleet'"));
    }

    @Test
    void aStateNobodyIsInCannotBePlannedFor() {
        fleet.addTenants(1, create("id bigint PRIMARY KEY"));

        Api.as(Role.OPERATOR)
                .body(
                        Map.of(
                                "targets",
                                fleet.selection(),
                                "plan",
                                List.of("fp1:" + "a".repeat(52))))
                .post("/api/v1/releases/%s/plan".formatted(release))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-cohort"));
    }

    @Test
    void anEditedPlanIsProvenAndReplacesTheOneItWasMadeFrom() {
        var digest = plannedDigest();
        var edited = document(digest).replace("COLUMN phone text", "COLUMN phone   text");
        assertThat(edited).isNotEqualTo(document(digest));

        var proven = edit(digest, edited).statusCode(200).extract().asString();

        assertThat(proven).contains("COLUMN phone   text").doesNotContain(digest);
        Api.as(Role.VIEWER)
                .get("/api/v1/releases/%s/cohorts?targets=%s".formatted(release, fleet.selection()))
                .then()
                .body("cohorts[0].planDigest", not(equalTo(digest)))
                .body("cohorts[0].planDocument", equalTo(proven));
        edit(digest, edited).statusCode(404).body("code", equalTo("plan-not-found"));
    }

    @Test
    void anEditThatEndsElsewhereIsRefusedWithTheDifference() {
        var digest = plannedDigest();
        var edited = document(digest).replace("COLUMN phone text", "COLUMN phone varchar(20)");

        edit(digest, edited)
                .statusCode(422)
                .body("code", equalTo("plan-not-proven"))
                .body("detail", allOf(containsString("phone"), containsString("text")));
        assertThat(document(digest)).doesNotContain("varchar(20)");
    }

    private String plannedDigest() {
        fleet.addTenants(2, create("id bigint PRIMARY KEY, email text"));
        return plan(fleet.selection()).extract().path("cohorts[0].planDigest");
    }

    private String document(String digest) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/releases/%s/plans/%s".formatted(release, digest))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse edit(String digest, String document) {
        return Api.as(Role.OPERATOR)
                .contentType("text/yaml")
                .body(document)
                .put("/api/v1/releases/%s/plans/%s".formatted(release, digest))
                .then();
    }

    private ValidatableResponse plan(String targets) {
        return plan(Map.of("targets", targets));
    }

    private ValidatableResponse plan(Map<String, Object> body) {
        return Api.as(Role.OPERATOR)
                .body(body)
                .post("/api/v1/releases/%s/plan".formatted(release))
                .then()
                .statusCode(200);
    }

    private String create(String columns) {
        return "CREATE TABLE %s (%s)".formatted(table, columns);
    }

    private String publish(String columns) {
        Api.as(Role.OPERATOR)
                .body(
                        Map.of(
                                "name",
                                fleet.database().name(),
                                "tag",
                                "1",
                                "dialect",
                                "postgres",
                                "sources",
                                List.of(Map.of("path", "users.sql", "sql", create(columns) + ";")),
                                "policy",
                                Map.of("drops", "forbid"),
                                "scratch",
                                fleet.database().name()))
                .post("/api/v1/releases")
                .then()
                .statusCode(201);
        return fleet.database().name() + "@1";
    }
}
