package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.HelpOption;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla rollout …}. */
@Command(name = "rollout", description = "brings a release to a fleet in waves")
public final class RolloutCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.number("ID", "id"),
                    Column.text("RELEASE", "release"),
                    Column.state("STATE", "state"),
                    Column.number("TARGETS", "targets"),
                    Column.number("EXCEPTIONS", "exceptions"),
                    Column.text("BY", "createdBy"),
                    Column.time("CREATED", "createdAt"));
    private static final Table TARGETS =
            Table.of(
                    Column.text("TENANT", "tenant"),
                    Column.text("WAVE", "wave"),
                    Column.state("STATE", "state"),
                    Column.text("STATEMENT", "statement"),
                    Column.number("ATTEMPTS", "attempts"),
                    Column.text("DETAIL", "detail"));

    public RolloutCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "makes a rollout from a file (rollout/v1) or from options")
    void create(
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "a rollout/v1 file")
                    @Nullable Path file,
            @Option(
                            names = "--catch-up",
                            paramLabel = "ID",
                            converter = RolloutId.class,
                            description = "for targets that joined after that rollout's manifest")
                    @Nullable String catchUp,
            @Mixin SpecOptions options,
            @Mixin OutputOptions output) {
        if (catchUp != null) {
            if (file != null || !options.isEmpty()) {
                throw CommandFailure.usage("--catch-up takes all from the other rollout", null);
            }
            print(
                    output,
                    api().post(ApiPath.of("rollouts", catchUp, "catch-up"), Json.object()),
                    CreatedText::of);
            return;
        }
        if ((file == null) == options.isEmpty()) {
            throw CommandFailure.usage(
                    "give either --file or --release with its options", "--file rollout.yaml");
        }
        var yaml = file == null ? options.yaml() : read(file);
        print(
                output,
                api().postText(ApiPath.of("rollouts"), yaml, "application/yaml"),
                CreatedText::of);
    }

    @Command(description = "lists the rollouts, the newest first")
    void list(
            @Option(names = "--limit", defaultValue = "50", description = "default: 50") int limit,
            @Mixin OutputOptions output) {
        printItems(
                output,
                api().list(ApiPath.of("rollouts"), limit),
                items -> TABLE.text(items, "no rollout yet"));
    }

    @Command(description = "shows where a rollout stands; its exit code says so too")
    int status(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin OutputOptions output) {
        var rollout = api().get(ApiPath.of("rollouts", id));
        print(
                output,
                rollout,
                node ->
                        text(node)
                                .add(ProblemsText.errors(api().get(errors(id))))
                                .add(ProblemsText.outside(id, api().get(outside(id)))));
        var read = Rollout.read(rollout);
        return read.ended() || read.waitsForPerson() ? Watch.exitCode(read).code() : 0;
    }

    @Command(
            description = {
                "follows a rollout until it ends or waits for a person",
                "Leaving (Ctrl-C) does not stop the rollout."
            })
    int watch(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin WatchOptions options,
            @Mixin HelpOption help) {
        return follow(id, options.limits());
    }

    @Command(description = "shows what exactly is approved")
    void manifest(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin OutputOptions output) {
        print(output, api().get(ApiPath.of("rollouts", id, "manifest")), ManifestText::of);
    }

    @Command(description = "approves a rollout's manifest, which names what you looked at")
    void approve(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Option(
                            names = "--manifest",
                            required = true,
                            paramLabel = "DIGEST",
                            description = "as 'rollout manifest' shows it")
                    String manifest,
            @Option(names = "--comment") @Nullable String comment,
            @Mixin OutputOptions output) {
        var body = Json.object().put("manifest", manifest);
        if (comment != null) {
            body.put("comment", comment);
        }
        print(
                output,
                api().post(ApiPath.of("rollouts", id, "approve"), body),
                _ ->
                        Text.of("approved rollout " + id)
                                .line(Tone.QUIET, "next: flotilla rollout start --watch " + id));
    }

    @Command(
            description = {
                "looks at every target before anything runs there; exits 2 where something stands against it",
                "Changes nothing. A rehearsal runs the plan and rolls it back; meanwhile who uses the tables waits."
            })
    int preflight(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Option(
                            names = "--rehearse",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "on how many targets of all sizes (default: 0)")
                    int rehearse,
            @Mixin OutputOptions output) {
        var report =
                api().post(
                                ApiPath.of("rollouts", id, "preflight"),
                                Json.object().put("rehearse", rehearse));
        print(output, report, PreflightText::of);
        return preflightCode(report).code();
    }

    private static ExitCode preflightCode(JsonNode report) {
        return report.path("findings").isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }

    @Command(description = "starts an approved rollout")
    int start(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Option(names = "--watch", description = "and follow it") boolean watch,
            @Option(
                            names = "--preflight",
                            description = "only if a preflight just before finds nothing")
                    boolean preflight,
            @Mixin OutputOptions output) {
        if (preflight) {
            var report = api().post(ApiPath.of("rollouts", id, "preflight"), Json.object());
            if (preflightCode(report) != ExitCode.DONE) {
                print(output, report, PreflightText::of);
                throw new CommandFailure(
                        ExitCode.DIFFERENCES,
                        "rollout %s was not started: the preflight has findings".formatted(id),
                        "mend them, or start without --preflight");
            }
        }
        var rollout = api().post(ApiPath.of("rollouts", id, "start"));
        if (watch) {
            return follow(id, Watch.Limits.NONE);
        }
        show(output, rollout);
        return 0;
    }

    @Command(description = "starts no further target; running ones finish")
    void pause(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin ReasonOption reason,
            @Mixin OutputOptions output) {
        act(id, "pause", reason.json(), output);
    }

    @Command(description = "goes on; after a halt only with a reason")
    void resume(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin ReasonOption reason,
            @Mixin OutputOptions output) {
        act(id, "resume", reason.json(), output);
    }

    @Command(
            description = {
                "opens the gate behind the wave that is done",
                "It passes the wave's health checks too, also where one has paused the rollout."
            })
    void promote(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Option(
                            names = "--wave",
                            paramLabel = "NAME",
                            description = "which one, where several wait")
                    @Nullable String wave,
            @Mixin OutputOptions output) {
        var body = Json.object();
        if (wave != null) {
            body.put("wave", wave);
        }
        act(id, "promote", body, output);
    }

    @Command(
            description = {
                "changes how fast a rollout goes and how much it bears",
                "The approval stays as it was; the change is on record beside it."
            })
    void set(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin SetOptions options,
            @Mixin OutputOptions output) {
        show(output, api().patch(ApiPath.of("rollouts", id), options.patch()));
    }

    @Command(description = "ends a rollout; what has not begun is skipped")
    void abort(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin ReasonOption reason,
            @Mixin OutputOptions output) {
        act(id, "abort", reason.json(), output);
    }

    @Command(description = "tries failed and held targets again")
    void retry(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin TenantsOption tenants,
            @Mixin OutputOptions output) {
        act(id, "retry", tenants.addTo(Json.object()), output);
    }

    @Command(description = "takes what this rollout changed back, where its plan can")
    int revert(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin TenantsOption tenants,
            @Option(
                            names = "--wave",
                            paramLabel = "NAME",
                            description = "only what it changed of this wave")
                    @Nullable String wave,
            @Mixin ReasonOption reason,
            @Option(names = "--watch", description = "and follow it") boolean watch,
            @Mixin OutputOptions output) {
        var body = tenants.addTo(reason.json());
        if (wave != null) {
            body.put("wave", wave);
        }
        var rollout = api().post(ApiPath.of("rollouts", id, "revert"), body);
        if (watch) {
            return follow(id, Watch.Limits.NONE);
        }
        show(output, rollout);
        return 0;
    }

    @Command(description = "shows what goes wrong, each problem once with its tenants")
    void errors(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin OutputOptions output) {
        print(output, api().get(errors(id)), ProblemsText::errors);
    }

    @Command(description = "lists targets that are not in the manifest: latecomers, quarantined")
    void outside(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Mixin OutputOptions output) {
        print(output, api().get(outside(id)), node -> ProblemsText.outside(id, node));
    }

    @Command(description = "lists the targets of a rollout")
    void targets(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Option(names = "--state", description = "for instance held or failed")
                    @Nullable String state,
            @Option(names = "--wave", paramLabel = "NAME") @Nullable String wave,
            @Option(names = "--limit", defaultValue = "100", description = "default: 100")
                    int limit,
            @Mixin OutputOptions output) {
        var path = ApiPath.of("rollouts", id, "targets").with("state", state).with("wave", wave);
        printItems(output, api().list(path, limit), items -> TARGETS.text(items, "no such target"));
    }

    @Command(
            name = "show-target",
            description = "shows one target of a rollout: what happened, why, and the difference")
    void showTarget(
            @Parameters(paramLabel = "ID", converter = RolloutId.class) String id,
            @Parameters(paramLabel = "TENANT") String tenant,
            @Option(
                            names = "--database",
                            description = "which one, where the tenant has several targets")
                    @Nullable String database,
            @Mixin OutputOptions output) {
        print(
                output,
                api().get(ApiPath.of("rollouts", id, "targets", tenant).with("database", database)),
                RolloutTargetText::of);
    }

    private void act(String id, String act, ObjectNode body, OutputOptions output) {
        show(output, api().post(ApiPath.of("rollouts", id, act), body));
    }

    private void show(OutputOptions output, JsonNode rollout) {
        print(output, rollout, this::text);
    }

    private Text text(JsonNode rollout) {
        var read = Rollout.read(rollout);
        return WatchView.of(read, ExceptionGroup.of(api(), read), shell().screen().width());
    }

    private static ApiPath errors(String id) {
        return ApiPath.of("rollouts", id, "errors");
    }

    private static ApiPath outside(String id) {
        return ApiPath.of("rollouts", id, "outside");
    }

    private int follow(String id, Watch.Limits limits) {
        return new Watch(api(), shell(), InstantSource.system()).follow(id, limits).code();
    }
}
