package io.flotilla.orchestrator.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.release.ReleaseName;
import io.flotilla.orchestrator.cli.rollout.Rollout;
import io.flotilla.orchestrator.cli.rollout.RolloutTargetText;
import io.flotilla.orchestrator.cli.rollout.Watch;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import io.flotilla.orchestrator.rollout.TargetState;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The demo's rollout: approved, watched, told tenant by tenant, and reverted on one. */
final class DemoRollout {
    private final Shell shell;
    private final Narrator narrator;
    private final ApiClient api;
    private final DemoFleet fleet;
    private final List<TenantDatabase> databases;
    private String id = "";

    DemoRollout(
            Shell shell,
            Narrator narrator,
            ApiClient api,
            DemoFleet fleet,
            List<TenantDatabase> databases) {
        this.shell = shell;
        this.narrator = narrator;
        this.api = api;
        this.fleet = fleet;
        this.databases = databases;
    }

    void run(ReleaseName release, Expectations expectations) throws SQLException {
        approve(release);
        narrator.step("Rolling out: canary, then 10%, then the rest");
        narrator.command("rollout start --watch " + id);
        api.post(ApiPath.of("rollouts", id, "start"));
        watch();
        var rollout = rollout();
        explain(rollout);
        expect(rollout, expectations);
    }

    private void approve(ReleaseName release) {
        narrator.step("Approving the rollout");
        var spec =
                """
                flotilla: rollout/v1
                release: %s
                waves:
                  - {name: canary, select: "canary=true", parallel: 5}
                  - {name: tenth, share: 10%%, parallel: 16}
                  - {name: rest, parallel: 32}
                perDatabase: 8
                failures: {budget: 2, then: pause}
                retry: {attempts: 3, backoff: 1s}
                """
                        .formatted(release);
        narrator.show(new Text().block(Tone.QUIET, 4, spec));
        narrator.command("rollout create --file rollout.yaml");
        var rollout = Rollout.read(api.postText(ApiPath.of("rollouts"), spec, "application/yaml"));
        id = rollout.id();
        narrator.command(
                "rollout approve %s --manifest %s".formatted(id, rollout.manifestDigest()));
        var approval =
                Json.object()
                        .put("manifest", rollout.manifestDigest())
                        .put("comment", "looked at in the demo");
        api.post(ApiPath.of("rollouts", id, "approve"), approval);
        narrator.say("approved: these plans, for these targets, in this order");
    }

    private void explain(Rollout rollout) {
        narrator.step("How it went");
        narrator.say(
                "%d applied, %d held, %d failed"
                        .formatted(
                                rollout.count(TargetState.APPLIED),
                                rollout.count(TargetState.HELD),
                                rollout.count(TargetState.FAILED)));
        for (var state : List.of(TargetState.HELD, TargetState.FAILED)) {
            for (var tenant : tenants(state)) {
                narrator.command("rollout show-target %s %s".formatted(id, tenant));
                narrator.show(
                        RolloutTargetText.of(
                                api.get(ApiPath.of("rollouts", id, "targets", tenant))));
            }
        }
    }

    /** Asks the server, and then the tenant databases themselves. */
    private void expect(Rollout rollout, Expectations expectations) throws SQLException {
        expectations.expect("state of the rollout", "completed", rollout.state());
        expectations.expect("applied", fleet.applicable(), rollout.count(TargetState.APPLIED));
        expectations.expect("held", fleet.drifted(), tenants(TargetState.HELD));
        expectations.expect(
                "failed", Set.of(fleet.withMissingEmail().id()), tenants(TargetState.FAILED));
        for (var tenant : fleet.drifted()) {
            expectations.expect(
                    "a difference is shown for " + tenant,
                    true,
                    !Json.text(target(tenant), "difference").isBlank());
        }
        expectations.expect("schemas with the new table", fleet.applicable(), count("webhooks"));
        expectations.expect(
                "schemas with the new index", fleet.applicable(), count("tasks_due_idx"));
        expectations.expect(
                "indexes made by hand that are still there",
                fleet.withExtraIndex().size(),
                count("tasks_by_hand_idx"));
    }

    /** Takes the release back from one tenant, and looks whether it is where it was before. */
    void revertOne(String before, Expectations expectations) throws SQLException {
        var tenant = fleet.tenants().getLast().id();
        narrator.step("Reverting one tenant: " + tenant);
        var released = Json.text(api.get(ApiPath.of("targets", tenant)), "fingerprint");
        narrator.command("rollout revert %s --tenant %s --reason …".formatted(id, tenant));
        var body = Json.object().put("reason", "asked for by the customer");
        body.putArray("tenants").add(tenant);
        api.post(ApiPath.of("rollouts", id, "revert"), body);
        watch();
        var after = Json.text(api.get(ApiPath.of("targets", tenant)), "fingerprint");
        narrator.say("released  " + released);
        narrator.say("reverted  " + after);
        narrator.say("before    " + before);
        expectations.expect("fingerprint of the reverted tenant", before, after);
        expectations.expect("it had changed before", false, before.equals(released));
        expectations.expect(
                "state of the reverted tenant", Set.of(tenant), tenants(TargetState.REVERTED));
        expectations.expect(
                "schemas with the new table after the revert",
                fleet.applicable() - 1,
                count("webhooks"));
    }

    private void watch() {
        new Watch(api, shell, InstantSource.system()).follow(id, Watch.Limits.NONE);
    }

    private Rollout rollout() {
        return Rollout.read(api.get(ApiPath.of("rollouts", id)));
    }

    private JsonNode target(String tenant) {
        return api.get(ApiPath.of("rollouts", id, "targets", tenant));
    }

    private Set<String> tenants(TargetState state) {
        var names = new HashSet<String>();
        api.list(ApiPath.of("rollouts", id, "targets").with("state", state.label()))
                .forEach(target -> names.add(Json.text(target, "tenant")));
        return names;
    }

    private int count(String relation) throws SQLException {
        var count = 0;
        for (var database : databases) {
            count += database.schemasWith(relation);
        }
        return count;
    }
}
