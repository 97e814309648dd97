package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.engine.trash.Purge;
import io.flotilla.engine.trash.TrashPurge;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Format;
import io.flotilla.orchestrator.cli.PolicyOptions;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla purge}. The epoch is that of {@link RunCommand}, for the same reason. */
@Command(
        name = "purge",
        description =
                "removes for good what plans kept as trash in one schema, when it is old enough")
final class PurgeCommand extends LocalCommand {
    @Parameters(
            paramLabel = "STATE",
            description = "the schema: " + DatabaseUrl.SHAPES,
            converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State state;

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            description = "how long it has been there, for instance 14d (default: 30d)")
    private Duration olderThan = Duration.ofDays(30);

    @Option(names = "--dry-run", description = "say what would be removed, and remove nothing")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json (default: text)")
    private Format format = Format.TEXT;

    PurgeCommand(Shell shell) {
        super(shell);
    }

    @Override
    ExitCode run() throws SQLException {
        if (!(state instanceof State.Live(var url))) {
            throw CommandFailure.usage(
                    "only a schema on a server has trash", "write " + DatabaseUrl.SHAPES);
        }
        var policy = PolicyOptions.ofProject(Path.of(""));
        var claim =
                new TargetClaim(
                        url.schema(), 0, "cli", policy.lockTimeout(), policy.statementTimeout());
        var servers = servers();
        try {
            var purge =
                    new TrashPurge(
                                    dialect(url.engine(), ProjectFile.DEFAULT),
                                    InstantSource.system())
                            .purge(claim, olderThan, dryRun, () -> servers.connect(url));
            shell().print(format, json(purge), _ -> text(purge));
            return purge.complete() ? ExitCode.DONE : ExitCode.ERROR;
        } catch (TargetFenced e) {
            throw CommandFailure.error(
                    "a Flotilla server has rolled out to this schema; use 'flotilla target purge'");
        }
    }

    private ObjectNode json(Purge purge) {
        var json =
                Json.object()
                        .put("dryRun", dryRun)
                        .put("olderThan", ShortDuration.format(olderThan))
                        .put("bytes", purge.bytes());
        var removed = json.putArray("removed");
        purge.removed().forEach(trash -> write(trash, removed.addObject()));
        var left = json.putArray("left");
        for (var item : purge.left()) {
            write(item.trash(), left.addObject())
                    .put("reason", item.reason().label())
                    .put("detail", item.detail());
        }
        return json;
    }

    private static ObjectNode write(Trash trash, ObjectNode json) {
        return json.put("kind", trash.kind().label())
                .put("title", trash.title())
                .put("name", trash.name())
                .put("since", trash.since() == null ? null : trash.since().toString())
                .put("bytes", trash.bytes());
    }

    private Text text(Purge purge) {
        var text = new Text();
        var did = dryRun ? "would remove " : "removed ";
        for (var trash : purge.removed()) {
            text.line("%s%s, there since %s".formatted(did, trash.title(), trash.since()));
        }
        for (var item : purge.left()) {
            var tone = item.reason() == Purge.Reason.TOO_YOUNG ? Tone.QUIET : Tone.WARNING;
            text.line(tone, "left %s: %s".formatted(item.trash().title(), item.detail()));
        }
        return purge.removed().isEmpty() && purge.left().isEmpty()
                ? text.line("there is no trash")
                : text;
    }
}
