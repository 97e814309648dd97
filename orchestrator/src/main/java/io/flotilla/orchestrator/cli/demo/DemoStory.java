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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the demo does, from a fleet nobody knows to one that is released, with its exceptions. */
final class DemoStory {
    private static final ReleaseName RELEASE_1 = new ReleaseName("app", "1");
    private static final ReleaseName RELEASE_2 = new ReleaseName("app", "2");
    private static final String DISCOVERY =
            "SELECT schema_name, tenant, tier, region, canary FROM tenants";

    private final Shell shell;
    private final Narrator narrator;
    private final ApiClient api;
    private final DemoFleet fleet;
    private final List<TenantDatabase> databases;
    private final Path folder;

    DemoStory(
            Shell shell,
            Narrator narrator,
            ApiClient api,
            DemoFleet fleet,
            List<TenantDatabase> databases,
            Path folder) {
        this.shell = shell;
        this.narrator = narrator;
        this.api = api;
        this.fleet = fleet;
        this.databases = databases;
        this.folder = folder;
    }

    void tell(Expectations expectations) throws IOException, SQLException {
        register(expectations);
        discover(expectations);
        adoptFirstRelease(expectations);
        drift(expectations);
        var before = planSecondRelease(expectations);
        var rollout = new DemoRollout(shell, narrator, api, fleet, databases);
        rollout.run(RELEASE_2, expectations);
        rollout.revertOne(before, expectations);
    }

    private void register(Expectations expectations) {
        narrator.step("Registering the databases");
        for (var database : databases) {
            var name = database.region().database();
            narrator.command(
                    "database add %s --dialect %s --host localhost --port %d --database %s --user %s"
                                    .formatted(
                                            name,
                                            database.engine().dialect(),
                                            database.port(),
                                            name,
                                            TenantDatabase.ROLE)
                            + " --password env:FLOTILLA_DEMO_PASSWORD");
            var body =
                    Json.object()
                            .put("name", name)
                            .put("dialect", database.engine().dialect())
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
            expectations.expect(name + " answers", true, check.path("ok").asBoolean());
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
        var states = new ArrayList<String>();
        for (var engine : fleet.engines().all()) {
            states.add(Json.text(publish(1, RELEASE_1, engine), "fingerprint"));
        }
        var scan = api.post(ApiPath.of("drift", "scan"));
        narrator.show(DriftText.scanned(scan));
        expectations.expect("tenants read", fleet.tenants().size(), scan.path("scanned").asInt());
        var adopted = 0;
        for (var state : states) {
            var body = Json.object().put("fingerprint", state);
            adopted += api.post(ApiPath.of("drift", "adopt"), body).path("adopted").asInt();
        }
        narrator.say("%d tenants are at %s".formatted(adopted, RELEASE_1));
        expectations.expect("tenants at the first release", fleet.tenants().size(), adopted);
    }

    private void drift(Expectations expectations) throws SQLException {
        narrator.step("Meanwhile somebody alters three tenants by hand, and one lacks an e-mail");
        for (var tenant : fleet.withExtraIndex()) {
            alter(tenant, "CREATE INDEX tasks_by_hand_idx ON tasks (updated_at)");
        }
        alter(fleet.withOtherType(), fleet.engine(fleet.withOtherType()).otherType());
        alter(fleet.withMissingEmail(), "UPDATE users SET email = NULL WHERE id = 3");
        narrator.command("drift scan");
        var scan = api.post(ApiPath.of("drift", "scan"));
        narrator.show(DriftText.scanned(scan));
        narrator.command("drift list");
        var cohorts = api.get(ApiPath.of("drift")).path("items");
        cohorts.forEach(cohort -> narrator.show(DriftText.details(cohort)));
        var engines = fleet.engines().all();
        expectations.expect(
                "drifted tenants",
                engines.stream().mapToInt(engine -> fleet.drifted(engine).size()).sum(),
                scan.path("drifted").asInt());
        expectations.expect(
                "ways in which they drifted",
                engines.stream().mapToInt(fleet::waysDrifted).sum(),
                cohorts.size());
    }

    /** Returns the fingerprint from which there is a plan, for each kind of server. */
    private Map<DemoEngine, String> planSecondRelease(Expectations expectations)
            throws IOException {
        narrator.step("Publishing the next release and planning it");
        var engines = fleet.engines().all();
        for (var engine : engines) {
            publish(2, RELEASE_2, engine);
        }
        narrator.command("release plan " + RELEASE_2);
        var before = new EnumMap<DemoEngine, String>(DemoEngine.class);
        for (var engine : engines) {
            var path = ApiPath.of("releases", RELEASE_2.toString(), "plan");
            var preview = api.post(path.with("dialect", engine.dialect()));
            narrator.show(PlanPreview.text(preview));
            expect(preview, engine, expectations);
            before.put(engine, fingerprint(preview, "planned"));
        }
        return before;
    }

    private void expect(JsonNode preview, DemoEngine engine, Expectations expectations) {
        expectations.expect(
                "states of the fleet on " + engine.product(),
                1 + fleet.waysDrifted(engine),
                preview.path("cohorts").size());
        expectations.expect(
                "tenants with a plan on " + engine.product(),
                fleet.on(engine).size() - fleet.drifted(engine).size(),
                Json.elements(preview.path("cohorts")).stream()
                        .filter(cohort -> Json.text(cohort, "state").equals("planned"))
                        .mapToInt(cohort -> cohort.path("count").asInt())
                        .sum());
    }

    private JsonNode publish(int number, ReleaseName name, DemoEngine engine) throws IOException {
        var sources = DemoSql.of(engine).writeRelease(number, folder.resolve(engine.dialect()));
        narrator.command(
                "release publish %2$s/release-%1$d %3$s --dialect %2$s"
                        .formatted(number, engine.dialect(), name));
        var release =
                ReleaseCommands.publish(
                        api, name, engine.dialect(), sources, new PolicyOptions(), null);
        narrator.say(
                "%s for %s: %s tables, %s"
                        .formatted(
                                name,
                                engine.dialect(),
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
