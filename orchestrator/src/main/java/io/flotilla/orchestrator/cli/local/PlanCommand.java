package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.lint.Linter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.PolicyOptions;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla plan}. */
@Command(name = "plan", description = "makes a proven plan from one schema to another, and back")
final class PlanCommand extends LocalCommand {
    @Parameters(index = "0", paramLabel = "FROM", converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State from;

    @Parameters(index = "1", paramLabel = "TO", converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State to;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description = "a server to prove it on (default: a state's own, else an embedded one)",
            converter = ScratchUrl.class)
    private @Nullable DatabaseUrl scratchUrl;

    @Option(names = "--name", description = "what the plan calls the schema (default: app)")
    private String name = "app";

    @Option(names = "--out", paramLabel = "FILE", description = "write the plan here, as YAML")
    private @Nullable Path out;

    @Mixin private ProjectOption project = new ProjectOption();

    @Mixin private PolicyOptions policy = new PolicyOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text, yaml or json (default: text)")
    private PlanOutput.Format format = PlanOutput.Format.TEXT;

    PlanCommand(Shell shell) {
        super(shell);
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        var settings = project.read(to, from);
        try (var scratch = scratch(settings, scratchUrl, from, to)) {
            var dialect = dialect(scratch.engine(), settings);
            var states = new States(shell(), dialect, servers(), scratch);
            var before = states.read(from);
            var after = states.read(to);
            var renames = states.renames(to);
            var made =
                    new Planner(dialect)
                            .plan(
                                    name,
                                    before,
                                    after,
                                    renames,
                                    policy.over(settings.plan()),
                                    scratch.connection());
            var report =
                    new Linter(dialect, settings.lint())
                            .change(
                                    made,
                                    Renamed.of(
                                            dialect, before, after, renames, scratch.connection()),
                                    after,
                                    states.sources(to));
            var plan = made.withFindings(report.lines());
            if (out != null) {
                PlanOutput.write(out, PlanFile.write(plan));
            }
            PlanOutput.print(shell(), format, plan);
            if (format == PlanOutput.Format.TEXT && from instanceof State.Live(var url)) {
                printSizes(plan, url);
            }
            return ExitCode.DONE;
        }
    }

    /** A plan is for many targets, and says nothing of how much one of them holds. */
    private void printSizes(Plan plan, DatabaseUrl url) throws SQLException {
        try (var connection = servers().connect(url)) {
            var text = new Text();
            Dialects.require(plan.dialect())
                    .tableSizes()
                    .read(connection, url.schema(), plan.hazardTables(Plan.Direction.FORWARD))
                    .forEach((table, size) -> text.line(Tone.QUIET, table + ": " + size.words()));
            shell().print(text);
        }
    }
}
