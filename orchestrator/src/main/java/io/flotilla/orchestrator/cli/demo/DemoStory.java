package io.flotilla.orchestrator.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.PolicyOptions;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.drift.DriftText;
import io.flotilla.orchestrator.cli.fleet.DatabaseCommands;
import io.flotilla.orchestrator.cli.fleet.DiscoveryText;
import io.flotilla.orchestrator.cli.release.PlanPreview;
import io.flotilla.orchestrator.cli.release.ReleaseCommands;
import io.flotilla.orchestrator.cli.release.ReleaseName;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What the demo does, from a fleet nobody knows to one that is released, with its exceptions. */
final class DemoStory {
    private static final ReleaseName RELEASE_1 = new ReleaseName("app", "1");
    private static final ReleaseName RELEASE_2 = new ReleaseName("app", "2");
    private static final String DISCOVERY =
            "SELECT schema_name, tenant, tier, region, canary FROM tenants";

    private final Shell shell;
    private final Narrator narrator;
    private final ApiClient api;
    private final DemoEngine engine;
    private final DemoFleet fleet;
    private final List<TenantDatabase> databases;
    private final Path folder;

    DemoStory(
            Shell shell,
            Narrator narrator,
            ApiClient api,
            DemoEngine engine,
            DemoFleet fleet,
            List<TenantDatabase> databases,
            Path folder) {
        this.shell = shell;
        this.narrator = narrator;
        this.api = api;
        this.engine = engine;
        this.fleet = fleet;
        this.databases = databases;
        this.folder = folder;
    }

    void tell(Expectations expectations) throws IOException, SQLException {
        register();
        discover(expectations);
        adoptFirstRelease(expectations);
        drift(expectations);
        var preview = planSecondRelease(expectations);
        var rollout = new DemoRollout(shell, narrator, api, fleet, databases);
        rollout.run(RELEASE_2, expectations);
        rollout.revertOne(fingerprint(preview, "planned"), expectations);
    }

    private void register() {
        narrator.step("Registering the databases");
        for (var database : databases) {
            var name = database.region().database();
            narrator.command(
                    "database add %s --dialect %s --host localhost --port %d --database %s --user %s"
                                    .formatted(
                                            name,
                                            engine.dialect(),
                                            database.port(),
                                            name,
                                            TenantDatabase.ROLE)
                            + " --password env:FLOTILLA_DEMO_PASSWORD");
            var body =
                    Json.object()
                            .put("name", name)
                            .put("dialect", engine.dialect())
                            .put("host", "localhost")
                            .put("port", database.port())
                            .put("database", name)
                            .put("username", TenantDatabase.ROLE)
                            .put("password", "env:FLOTILLA_DEMO_PASSWORD")
                            .put("connectionCap", 16);
            body.putObject("options");
            body.putObject("labels").put("region", database.region().label());
            api.post(ApiPath.of("databases"), body);
            var check = api.post(ApiPath.of("databases", name, "check"));
            narrator.show(DatabaseCommands.checked(name, check));
        }
    }

    private void discover(Expectations expectations) {
        narrator.step("Discovering the tenants, by a query");
        var added = 0;
        for (var database : databases) {
            var name = database.region().database();
            narrator.command("target discover %s --query '%s' --apply".formatted(name, DISCOVERY));
            var body = Json.object().put("query", DISCOVERY).put("apply", true).put("retire", true);
            var found = api.post(ApiPath.of("databases", name, "discover"), body);
            narrator.show(DiscoveryText.of(found, 3));
            added += found.path("adds").size();
        }
        expectations.expect("tenants discovered", fleet.tenants().size(), added);
    }

    /** The fleet as it is becomes what is expected of it, so that later changes show as drift. */
    private void adoptFirstRelease(Expectations expectations) throws IOException {
        narrator.step("Publishing the first release: what every tenant should be at today");
        var release = publish(1, RELEASE_1);
        var scan = api.post(ApiPath.of("drift", "scan"));
        narrator.show(DriftText.scanned(scan));
        expectations.expect("tenants read", fleet.tenants().size(), scan.path("scanned").asInt());
        var body = Json.object().put("fingerprint", Json.text(release, "fingerprint"));
        var adopted = api.post(ApiPath.of("drift", "adopt"), body).path("adopted").asInt();
        narrator.say("%d tenants are at %s".formatted(adopted, RELEASE_1));
        expectations.expect("tenants at the first release", fleet.tenants().size(), adopted);
    }

    private void drift(Expectations expectations) throws SQLException {
        narrator.step("Meanwhile somebody alters three tenants by hand, and one lacks an e-mail");
        for (var tenant : fleet.withExtraIndex()) {
            alter(tenant, "CREATE INDEX tasks_by_hand_idx ON tasks (updated_at)");
        }
        alter(fleet.withOtherType(), engine.otherType());
        alter(fleet.withMissingEmail(), "UPDATE users SET email = NULL WHERE id = 3");
        narrator.command("drift scan");
        var scan = api.post(ApiPath.of("drift", "scan"));
        narrator.show(DriftText.scanned(scan));
        narrator.command("drift list");
        var cohorts = api.get(ApiPath.of("drift")).path("items");
        cohorts.forEach(cohort -> narrator.show(DriftText.details(cohort)));
        expectations.expect(
                "drifted tenants", fleet.drifted().size(), scan.path("drifted").asInt());
        expectations.expect("ways in which they drifted", 2, cohorts.size());
    }

    private JsonNode planSecondRelease(Expectations expectations) throws IOException {
        narrator.step("Publishing the next release and planning it");
        publish(2, RELEASE_2);
        narrator.command("release plan " + RELEASE_2);
        var preview = api.post(ApiPath.of("releases", RELEASE_2.toString(), "plan"));
        narrator.show(PlanPreview.text(preview));
        expectations.expect("states of the fleet", 3, preview.path("cohorts").size());
        expectations.expect(
                "tenants with a plan",
                fleet.applicable() + 1,
                Json.elements(preview.path("cohorts")).stream()
                        .filter(cohort -> Json.text(cohort, "state").equals("planned"))
                        .mapToInt(cohort -> cohort.path("count").asInt())
                        .sum());
        return preview;
    }

    private JsonNode publish(int number, ReleaseName name) throws IOException {
        var sources = DemoSql.of(engine).writeRelease(number, folder);
        narrator.command(
                "release publish release-%d %s --dialect %s"
                        .formatted(number, name, engine.dialect()));
        var release =
                ReleaseCommands.publish(
                        api, name, engine.dialect(), sources, new PolicyOptions(), null);
        narrator.say(
                "%s: %s tables, %s"
                        .formatted(
                                name,
                                Json.text(release, "tables"),
                                Json.text(release, "fingerprint")));
        return release;
    }

    private void alter(DemoTenant tenant, String sql) throws SQLException {
        narrator.say("%s: %s".formatted(tenant.id(), sql));
        for (var database : databases) {
            if (database.region() == tenant.region()) {
                database.alter(tenant, sql);
            }
        }
    }

    private static String fingerprint(JsonNode preview, String state) {
        return Json.elements(preview.path("cohorts")).stream()
                .filter(cohort -> Json.text(cohort, "state").equals(state))
                .map(cohort -> Json.text(cohort, "fingerprint"))
                .findFirst()
                .orElse("none");
    }
}
