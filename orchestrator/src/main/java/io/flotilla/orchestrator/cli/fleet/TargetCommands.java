package io.flotilla.orchestrator.cli.fleet;

import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Labels;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla target …}. */
@Command(name = "target", description = "one tenant's schema on one database")
public final class TargetCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.text("TENANT", "tenant"),
                    Column.text("DATABASE", "database"),
                    Column.text("SCHEMA", "schema"),
                    Column.state("STATUS", "status"),
                    Column.state("STATE", "state"),
                    Column.text("RELEASE", "release"),
                    Column.fingerprint("FINGERPRINT", "fingerprint"),
                    Column.labels("LABELS", "labels"));

    public TargetCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "finds tenants on a database; changes nothing without --apply")
    void discover(
            @Parameters(paramLabel = "DATABASE") String database,
            @Option(
                            names = "--query",
                            paramLabel = "SQL",
                            description =
                                    "first column: schema; 'tenant': tenant id; others: labels")
                    @Nullable String query,
            @Option(
                            names = "--pattern",
                            paramLabel = "GLOB",
                            description = "schema names, for instance 'tenant_*'")
                    @Nullable String pattern,
            @Option(names = "--apply", description = "do it") boolean apply,
            @Option(
                            names = "--no-retire",
                            description = "leave targets alone that are no longer found")
                    boolean noRetire,
            @Mixin OutputOptions output) {
        if ((query == null) == (pattern == null)) {
            throw CommandFailure.usage("give either --query or --pattern", null);
        }
        var body = Json.object().put("apply", apply).put("retire", !noRetire);
        body.put(query == null ? "pattern" : "query", query == null ? pattern : query);
        print(
                output,
                api().post(ApiPath.of("databases", database, "discover"), body),
                found -> DiscoveryText.of(found, DiscoveryText.SHOWN));
    }

    @Command(
            name = "import",
            description = "takes targets from a CSV or YAML file; changes nothing without --apply")
    void importFile(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(
                            names = "--database",
                            paramLabel = "NAME",
                            description = "where the file does not say")
                    @Nullable String database,
            @Option(names = "--apply", description = "do it") boolean apply,
            @Mixin OutputOptions output) {
        var type = file.toString().endsWith(".csv") ? "text/csv" : "application/yaml";
        print(
                output,
                api().postText(
                                ApiPath.of("targets", "import")
                                        .with("apply", apply)
                                        .with("database", database),
                                read(file),
                                type),
                found -> DiscoveryText.of(found, DiscoveryText.SHOWN));
    }

    @Command(description = "lists targets")
    void list(
            @Option(
                            names = {"-l", "--targets"},
                            paramLabel = "SELECTOR",
                            description = "for instance 'tier in (free,pro),region=eu'")
                    @Nullable String selector,
            @Option(names = "--status") @Nullable String status,
            @Option(names = "--database") @Nullable String database,
            @Option(names = "--search", paramLabel = "TEXT", description = "part of a name")
                    @Nullable String search,
            @Option(names = "--limit", defaultValue = "100", description = "default: 100")
                    int limit,
            @Mixin OutputOptions output) {
        var path =
                ApiPath.of("targets")
                        .with("selector", selector)
                        .with("status", status)
                        .with("database", database)
                        .with("search", search);
        printItems(
                output, api().list(path, limit), items -> TABLE.text(items, "no target matches"));
    }

    @Command(description = "shows one target, and how it differs from what is expected")
    void show(
            @Parameters(paramLabel = "TENANT") String tenant,
            @Option(names = "--database") @Nullable String database,
            @Mixin OutputOptions output) {
        print(
                output,
                api().get(ApiPath.of("targets", tenant).with("database", database)),
                TargetText::of);
    }

    @Command(description = "sets labels (key=value) or takes them off (key-)")
    void label(
            @Parameters(paramLabel = "TENANT") String tenant,
            @Parameters(paramLabel = "KEY=VALUE|KEY-", arity = "1..*") List<String> changes,
            @Option(names = "--database") @Nullable String database,
            @Mixin OutputOptions output) {
        var labels = Json.object();
        for (var change : changes) {
            var equals = change.indexOf('=');
            if (equals > 0) {
                labels.put(change.substring(0, equals), change.substring(equals + 1));
            } else if (equals < 0 && change.length() > 1 && change.endsWith("-")) {
                labels.putNull(change.substring(0, change.length() - 1));
            } else {
                throw CommandFailure.usage(
                        "'%s' is no label change".formatted(change), "write key=value or key-");
            }
        }
        var body = Json.object();
        body.set("labels", labels);
        print(
                output,
                api().patch(path(tenant, database), body),
                target -> Text.of(tenant + "  " + Labels.text(target.path("labels"))));
    }

    @Command(description = "keeps a target out of rollouts, or lets it back in")
    void quarantine(
            @Parameters(paramLabel = "TENANT") String tenant,
            @Option(names = "--database") @Nullable String database,
            @Option(names = "--reason", paramLabel = "WHY", description = "needed to begin one")
                    @Nullable String reason,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            description = "until it ends by itself, for instance 2d")
                    @Nullable Duration time,
            @Option(names = "--notes", paramLabel = "TEXT") @Nullable String notes,
            @Option(names = "--end", description = "active again") boolean end,
            @Mixin OutputOptions output) {
        var body = Json.object().put("status", end ? "active" : "quarantined");
        if (reason != null) {
            body.put("reason", reason);
        }
        if (time != null) {
            body.put("until", Instant.now().plus(time).toString());
        }
        if (notes != null) {
            body.put("notes", notes);
        }
        print(
                output,
                api().patch(path(tenant, database), body),
                target -> Text.of(tenant + " is " + Json.text(target, "status")));
    }

    @Command(description = "makes a new tenant's schema, at a release from the start")
    void provision(
            @Parameters(paramLabel = "TENANT") String tenant,
            @Option(names = "--database", required = true, paramLabel = "NAME") String database,
            @Option(names = "--schema", description = "default: the tenant's name")
                    @Nullable String schema,
            @Option(names = "--release", required = true, paramLabel = "NAME@TAG") String release,
            @Option(names = "--label", paramLabel = "KEY=VALUE")
                    @Nullable Map<String, String> labels,
            @Mixin OutputOptions output) {
        var body =
                Json.object()
                        .put("tenant", tenant)
                        .put("database", database)
                        .put("release", release);
        if (schema != null) {
            body.put("schema", schema);
        }
        if (labels != null) {
            var given = body.putObject("labels");
            labels.forEach(given::put);
        }
        print(
                output,
                api().post(ApiPath.of("targets", "provision"), body),
                made ->
                        Text.of(
                                "%s is at %s in schema %s on %s"
                                        .formatted(
                                                tenant,
                                                Json.text(made, "release"),
                                                Json.text(made, "schema"),
                                                Json.text(made, "database"))));
    }

    @Command(description = "shows what was tried and done on one target")
    void history(
            @Parameters(paramLabel = "TENANT") String tenant,
            @Option(names = "--database") @Nullable String database,
            @Mixin OutputOptions output) {
        print(
                output,
                api().get(ApiPath.of("targets", tenant, "history").with("database", database)),
                TargetText::history);
    }

    @Command(
            description = {
                "removes for good what plans kept as trash, when it is old enough",
                "Exits 1 where something could not be removed."
            })
    int purge(
            @Option(
                            names = {"-l", "--targets"},
                            paramLabel = "SELECTOR",
                            description = "for instance 'tier in (free,pro)' (default: all)")
                    @Nullable String selector,
            @Option(
                            names = "--older-than",
                            paramLabel = "TIME",
                            description =
                                    "how long it has been there (default: the server's retention)")
                    @Nullable Duration olderThan,
            @Option(names = "--dry-run", description = "say how much, and remove nothing")
                    boolean dryRun,
            @Mixin OutputOptions output) {
        var body = Json.object().put("dryRun", dryRun);
        if (selector != null) {
            body.put("targets", selector);
        }
        if (olderThan != null) {
            body.put("olderThan", ShortDuration.format(olderThan));
        }
        var report = api().post(ApiPath.of("trash", "purge"), body);
        print(output, report, TargetText::purged);
        return (report.path("problems").isEmpty() ? ExitCode.DONE : ExitCode.ERROR).code();
    }

    /** Changes go by id: a tenant may have targets on several databases. */
    private ApiPath path(String tenant, @Nullable String database) {
        var target = api().get(ApiPath.of("targets", tenant).with("database", database));
        return ApiPath.of("targets", Json.text(target, "id"));
    }
}
