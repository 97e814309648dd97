package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Format;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla diff}. */
@Command(
        name = "diff",
        description = {
            "shows what would turn one schema into another, as SQL; exits 2 where they differ",
            "It is for reading: 'flotilla plan' makes what can be run."
        })
final class DiffCommand extends LocalCommand {
    @Parameters(index = "0", paramLabel = "FROM", converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State from;

    @Parameters(index = "1", paramLabel = "TO", converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State to;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description = "a server to load SQL files on",
            converter = ScratchUrl.class)
    private @Nullable DatabaseUrl scratchUrl;

    @Mixin private ProjectOption project = new ProjectOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json (default: text)")
    private Format format = Format.TEXT;

    DiffCommand(Shell shell) {
        super(shell);
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        var settings = project.read(to, from);
        try (var scratch = scratch(settings, scratchUrl, from, to)) {
            var dialect = dialect(scratch.engine(), settings);
            var states = new States(shell(), dialect, servers(), scratch);
            var result = compare(dialect, states.read(from), states.read(to));
            shell().print(format, result, DiffCommand::text);
            return result.path("same").asBoolean() ? ExitCode.DONE : ExitCode.DIFFERENCES;
        }
    }

    private static JsonNode compare(Dialect dialect, Schema from, Schema to) {
        var before = Fingerprinter.fingerprint(from);
        var after = Fingerprinter.fingerprint(to);
        var same = before.equals(after);
        var result =
                Json.object()
                        .put("same", same)
                        .put("from", before.value())
                        .put("to", after.value())
                        .put("sql", same ? "" : SchemaSql.difference(dialect, from, to));
        result.set("objects", Json.MAPPER.valueToTree(Fingerprinter.explain(from, to)));
        return result;
    }

    private static Text text(JsonNode result) {
        return result.path("same").asBoolean()
                ? new Text().line(Tone.GOOD, "no difference: " + Json.text(result, "from"))
                : new Text().block(Json.text(result, "sql"));
    }
}
