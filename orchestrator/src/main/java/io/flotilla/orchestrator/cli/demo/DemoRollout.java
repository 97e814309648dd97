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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        for (var engine : fleet.engines().all()) {
            expect(engine, expectations);
        }
    }

    private void expect(DemoEngine engine, Expectations expectations) throws SQLException {
        var there = " on " + engine.product();
        var applicable = fleet.applicable(engine);
        expectations.expect(
                "applied" + there, applicable, tenants(TargetState.APPLIED, engine).size());
        expectations.expect(
                "held" + there, fleet.drifted(engine), tenants(TargetState.HELD, engine));
        expectations.expect(
                "failed" + there, fleet.failing(engine), tenants(TargetState.FAILED, engine));
        for (var tenant : fleet.drifted(engine)) {
            expectations.expect(
                    "a difference is shown for " + tenant,
                    true,
                    !Json.text(target(tenant), "difference").isBlank());
        }
        expectations.expect(
                "schemas with the new table" + there, applicable, count("webhooks", engine));
        expectations.expect(
                "schemas with the new index" + there, applicable, count("tasks_due_idx", engine));
        expectations.expect(
                "indexes made by hand that are still there" + there,
                fleet.withExtraIndex(engine).size(),
                count("tasks_by_hand_idx", engine));
    }

    /**
     * Takes the release back from one tenant of each kind of server, and looks whether it is where
     * it was {@code before}.
     */
    void revertOne(Map<DemoEngine, String> before, Expectations expectations) throws SQLException {
        for (var engine : fleet.engines().all()) {
            var tenant = fleet.reverted(engine).id();
            var wanted = before.getOrDefault(engine, "none");
            narrator.step("Reverting one tenant: %s, on %s".formatted(tenant, engine.product()));
            var released = fingerprint(tenant);
            narrator.command("rollout revert %s --tenant %s --reason …".formatted(id, tenant));
            var body = Json.object().put("reason", "asked for by the customer");
            body.putArray("tenants").add(tenant);
            api.post(ApiPath.of("rollouts", id, "revert"), body);
            watch();
            var after = fingerprint(tenant);
            narrator.say("released  " + released);
            narrator.say("reverted  " + after);
            narrator.say("before    " + wanted);
            expectations.expect("fingerprint of " + tenant, wanted, after);
            expectations.expect("it had changed before", false, after.equals(released));
            expectations.expect(
                    "reverted on " + engine.product(),
                    Set.of(tenant),
                    tenants(TargetState.REVERTED, engine));
            expectations.expect(
                    "schemas with the new table after the revert on " + engine.product(),
                    fleet.applicable(engine) - 1,
                    count("webhooks", engine));
        }
    }

    private String fingerprint(String tenant) {
        return Json.text(api.get(ApiPath.of("targets", tenant)), "fingerprint");
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

    private Set<String> tenants(TargetState state, DemoEngine engine) {
        var there = fleet.on(engine).stream().map(DemoTenant::id).collect(Collectors.toSet());
        there.retainAll(tenants(state));
        return there;
    }

    private Set<String> tenants(TargetState state) {
        var names = new HashSet<String>();
        api.list(ApiPath.of("rollouts", id, "targets").with("state", state.label()))
                .forEach(target -> names.add(Json.text(target, "tenant")));
        return names;
    }

    private int count(String relation, DemoEngine engine) throws SQLException {
        var count = 0;
        for (var database : databases) {
            count += database.engine() == engine ? database.schemasWith(relation) : 0;
        }
        return count;
    }
}
