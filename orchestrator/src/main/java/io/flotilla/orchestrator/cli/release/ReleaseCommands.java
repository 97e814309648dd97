package io.flotilla.orchestrator.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.desired.LeftOut;
import io.flotilla.engine.desired.SourceFiles;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.PolicyOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Times;
import io.flotilla.orchestrator.cli.text.Tone;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla release …}. */
@Command(name = "release", description = "published desired states, and plans to them")
public final class ReleaseCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.computed("RELEASE", ReleaseCommands::reference),
                    Column.text("DIALECT", "dialect"),
                    Column.number("TABLES", "tables"),
                    Column.fingerprint("FINGERPRINT", "fingerprint"),
                    Column.text("BY", "createdBy"),
                    Column.time("PUBLISHED", "createdAt"));

    public ReleaseCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "publishes a desired state: a .sql file or a folder of them")
    void publish(
            @Parameters(paramLabel = "FILE|FOLDER") Path sources,
            @Parameters(paramLabel = "NAME@TAG", converter = ReleaseName.Converter.class)
                    ReleaseName name,
            @Option(
                            names = "--dialect",
                            description =
                                    "default: what flotilla.yaml says, else postgres; "
                                            + "postgres-with-privileges where it says privileges: managed")
                    @Nullable String dialect,
            @Option(
                            names = "--scratch",
                            paramLabel = "DATABASE",
                            description = "a registered database to load it on")
                    @Nullable String scratch,
            @Mixin PolicyOptions policy,
            @Mixin OutputOptions output) {
        var spoken = dialect(dialect, sources);
        LeftOut.of(Dialects.require(spoken), SourceFiles.read(sources))
                .forEach(it -> shell().err().println(it.words()));
        print(
                output,
                publish(api(), name, spoken, sources, policy, scratch),
                release ->
                        Text.of(
                                        "published %s: %s tables, %s"
                                                .formatted(
                                                        name,
                                                        Json.text(release, "tables"),
                                                        Json.text(release, "fingerprint")))
                                .line(Tone.QUIET, "next: flotilla release plan " + name));
    }

    private static String dialect(@Nullable String asked, Path sources) {
        if (asked != null) {
            return asked;
        }
        var project = PolicyOptions.project(sources);
        return Dialects.require(project.dialect()).with(project.privileges()).name();
    }

    /** Publishes the SQL in a file or folder. */
    public static JsonNode publish(
            ApiClient api,
            ReleaseName name,
            String dialect,
            Path sources,
            PolicyOptions policy,
            @Nullable String scratch) {
        var body =
                Json.object()
                        .put("name", name.name())
                        .put("tag", name.tag())
                        .put("dialect", dialect);
        var files = body.putArray("sources");
        SourceFiles.read(sources)
                .forEach(
                        source ->
                                files.addObject()
                                        .put("path", source.path())
                                        .put("sql", source.sql()));
        body.set("policy", PolicyOptions.json(policy.policy(sources)));
        if (scratch != null) {
            body.put("scratch", scratch);
        }
        return api.post(ApiPath.of("releases"), body);
    }

    @Command(description = "lists the releases")
    void list(@Mixin OutputOptions output) {
        printItems(
                output,
                api().list(ApiPath.of("releases")),
                items -> TABLE.text(items, "no release yet; flotilla release publish makes one"));
    }

    @Command(description = "shows one release with its SQL")
    void show(
            @Parameters(paramLabel = "NAME@TAG", converter = ReleaseName.Converter.class)
                    ReleaseName name,
            @Mixin DialectOption of,
            @Mixin OutputOptions output) {
        print(
                output,
                api().get(of.in(ApiPath.of("releases", name.toString()))),
                ReleaseCommands::details);
    }

    @Command(
            description = {
                "makes a plan for every state the fleet is in, and shows them",
                "Where the release is there for several dialects, for each of them.",
                "Exits 2 where targets are left without a plan."
            })
    int plan(
            @Parameters(paramLabel = "NAME@TAG", converter = ReleaseName.Converter.class)
                    ReleaseName name,
            @Mixin DialectOption of,
            @Option(
                            names = {"-l", "--targets"},
                            paramLabel = "SELECTOR",
                            description = "for instance 'tier in (free,pro)' (default: all)")
                    @Nullable String selector,
            @Option(names = "--no-rescan", description = "trust the last scan of the fleet")
                    boolean noRescan,
            @Option(
                            names = "--include",
                            paramLabel = "FINGERPRINT",
                            description = "plan for this drifted state too; may be repeated")
                    @Nullable List<String> include,
            @Option(names = "--remake", description = "replace plans that are there already")
                    boolean remake,
            @Mixin OutputOptions output) {
        var body = Json.object().put("rescan", !noRescan).put("remake", remake);
        body.put("targets", selector == null ? "" : selector);
        if (include != null) {
            include.forEach(body.putArray("plan")::add);
        }
        var path = ApiPath.of("releases", name.toString(), "plan");
        var dialects = of.none() ? dialects(name) : List.<String>of();
        if (dialects.size() < 2) {
            var preview = api().post(of.in(path), body);
            print(output, preview, PlanPreview::text);
            return code(PlanPreview.complete(preview)).code();
        }
        var previews =
                dialects.stream()
                        .map(dialect -> api().post(path.with("dialect", dialect), body))
                        .toList();
        printItems(output, previews, PlanPreview::texts);
        return code(previews.stream().allMatch(PlanPreview::complete)).code();
    }

    private static ExitCode code(boolean complete) {
        return complete ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }

    private List<String> dialects(ReleaseName name) {
        return api().list(ApiPath.of("releases").with("release", name)).stream()
                .map(release -> Json.text(release, "dialect"))
                .toList();
    }

    @Command(name = "plan-file", description = "prints one plan's document, or replaces it")
    void planFile(
            @Parameters(paramLabel = "NAME@TAG", converter = ReleaseName.Converter.class)
                    ReleaseName name,
            @Parameters(paramLabel = "DIGEST") String digest,
            @Mixin DialectOption of,
            @Option(
                            names = "--replace",
                            paramLabel = "FILE",
                            description = "an edited plan; it is proven before it counts")
                    @Nullable Path replacement,
            @Mixin OutputOptions output) {
        var path = of.in(ApiPath.of("releases", name.toString(), "plans", digest));
        if (replacement == null) {
            var document = Json.object().put("document", api().getText(path));
            print(output, document, plan -> new Text().block(Json.text(plan, "document")));
        } else {
            var proven = PlanFile.read(api().putText(path, read(replacement), "text/yaml"));
            print(
                    output,
                    Json.object().put("planDigest", proven.digest().value()),
                    _ -> Text.of("proven and kept; the plan is now " + proven.digest()));
        }
    }

    private static Text details(JsonNode release) {
        var text =
                new Text()
                        .line(Tone.STRONG, reference(release))
                        .line("dialect      " + Json.text(release, "dialect"))
                        .line("fingerprint  " + Json.text(release, "fingerprint"))
                        .line("content      " + Json.text(release, "digest"))
                        .line(
                                "published    %s by %s"
                                        .formatted(
                                                Times.brief(Json.text(release, "createdAt")),
                                                Json.text(release, "createdBy")));
        for (var source : release.path("sources")) {
            text.blank()
                    .line(Tone.QUIET, "-- " + Json.text(source, "path"))
                    .block(Json.text(source, "sql"));
        }
        return text;
    }

    private static String reference(JsonNode release) {
        return Json.text(release, "name") + "@" + Json.text(release, "tag");
    }
}
