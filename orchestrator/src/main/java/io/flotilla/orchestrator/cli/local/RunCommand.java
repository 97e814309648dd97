package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.tool.ToolRun;
import io.flotilla.engine.tool.Tools;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Format;
import io.flotilla.orchestrator.cli.PolicyOptions;
import io.flotilla.orchestrator.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a plan on one schema in one direction. The epoch is 0, so that a schema a server has rolled
 * out to is refused: there the server's rollouts decide.
 */
abstract class RunCommand extends LocalCommand {
    private static final long BEFORE_ANY_SERVER = 0;

    private final Plan.Direction direction;

    @Parameters(paramLabel = "PLAN")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "STATE",
            description = "the schema: " + DatabaseUrl.SHAPES,
            converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State to;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "how long to wait for a lock (default: flotilla.yaml, else 2s)")
    private @Nullable Duration lockTimeout;

    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            description = "how long a statement may take (default: flotilla.yaml, else 10m)")
    private @Nullable Duration statementTimeout;

    @Option(names = "--dry-run", description = "say what would run, and run nothing")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json (default: text)")
    private Format format = Format.TEXT;

    RunCommand(Shell shell, Plan.Direction direction) {
        super(shell);
        this.direction = direction;
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        var plan = plan(file, PlanFile::read);
        if (!(to instanceof State.Live(var url))) {
            throw CommandFailure.usage(
                    "--to must be a schema on a server", "write " + DatabaseUrl.SHAPES);
        }
        return dryRun ? dryRun(plan, url) : run(plan, url);
    }

    private ExitCode run(Plan plan, DatabaseUrl url) {
        var attempt =
                new Attempt(url.schema(), plan, direction, BEFORE_ANY_SERVER, "cli", timeouts());
        var servers = servers();
        var tools = Tools.of(PolicyOptions.project(file).tools(), servers.login(url));
        var ending = new Thread(ToolRun::endAll);
        Runtime.getRuntime().addShutdownHook(ending);
        AttemptOutcome outcome;
        try {
            outcome =
                    new PlanRunner(Dialects.require(plan.dialect()))
                            .with(tools)
                            .run(attempt, () -> servers.connect(url), new Progress());
        } finally {
            forget(ending);
        }
        shell().print(format, Outcomes.json(outcome), _ -> Outcomes.text(outcome));
        return Outcomes.exitCode(outcome);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is at work
        }
    }

    private Attempt.Timeouts timeouts() {
        var project = PolicyOptions.ofProject(file);
        return new Attempt.Timeouts(
                Objects.requireNonNullElse(lockTimeout, project.lockTimeout()),
                Objects.requireNonNullElse(statementTimeout, project.statementTimeout()));
    }

    private ExitCode dryRun(Plan plan, DatabaseUrl url) throws SQLException {
        try (var connection = servers().connect(url)) {
            var found =
                    DryRun.of(plan, direction, connection, url.schema(), timeouts().statement());
            shell().print(format, found.json(), _ -> found.text());
            return found.exitCode();
        }
    }

    /** Names each statement as it runs; silent where the output is for a program. */
    private final class Progress implements AttemptListener {
        @Override
        public void toolSaid(int position, Statement statement, String line) {
            shell().err().println("%s: %s".formatted(statement.tool(), line));
            shell().err().flush();
        }

        @Override
        public void statementFinished(int position, int total, Statement statement, Duration took) {
            if (format == Format.TEXT) {
                shell().out()
                        .println(
                                "%d/%d  %s  (%d ms)"
                                        .formatted(
                                                position,
                                                total,
                                                statement.shown().replaceAll("\\s+", " "),
                                                took.toMillis()));
                shell().out().flush();
            }
        }
    }
}
