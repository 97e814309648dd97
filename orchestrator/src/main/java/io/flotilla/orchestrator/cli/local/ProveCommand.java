package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Prover;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla prove}. */
@Command(
        name = "prove",
        description = {
            "runs an edited plan there and back on a scratch schema",
            "Where it holds, the plan is written with its checkpoints and its new digest."
        })
final class ProveCommand extends LocalCommand {
    @Parameters(paramLabel = "PLAN")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "STATE",
            converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State from;

    @Option(
            names = "--to",
            paramLabel = "STATE",
            description = "where it must end (default: any state; the plan then names it)",
            converter = State.Converter.class)
    private @Nullable State to;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description = "a server to prove it on",
            converter = ScratchUrl.class)
    private @Nullable DatabaseUrl scratchUrl;

    @Option(names = "--out", paramLabel = "FILE", description = "default: PLAN itself")
    private @Nullable Path out;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text, yaml or json (default: text)")
    private PlanOutput.Format format = PlanOutput.Format.TEXT;

    ProveCommand(Shell shell) {
        super(shell);
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        var edited = plan(file, PlanFile::readEdited);
        var usual = Engine.ofDialect(edited.dialect());
        try (var scratch = Scratch.of(servers(), usual, scratchUrl, from, to)) {
            var dialect = Dialects.require(edited.dialect());
            var states = new States(shell(), dialect, servers(), scratch);
            var before = states.read(from);
            var after = to == null ? null : states.read(to);
            var proven = new Prover(dialect).prove(edited, before, after, scratch.connection());
            PlanOutput.write(out == null ? file : out, PlanFile.write(proven));
            PlanOutput.print(shell(), format, proven);
            return ExitCode.DONE;
        }
    }
}
