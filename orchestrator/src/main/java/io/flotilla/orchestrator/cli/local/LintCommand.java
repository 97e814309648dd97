package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.LintReport;
import io.flotilla.engine.lint.Linter;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Format;
import io.flotilla.orchestrator.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla lint}. */
@Command(
        name = "lint",
        description = {
            "says what is risky or unwise about a schema, a change or a plan",
            "Exits 2 where there is a finding of severity warning or error."
        })
final class LintCommand extends LocalCommand {
    @Parameters(
            paramLabel = "STATE|PLAN",
            description = "a schema, or a plan: a file that ends in .yaml")
    @SuppressWarnings("NullAway.Init")
    private String subject;

    @Option(
            names = "--from",
            paramLabel = "STATE",
            description = "tell what the change from there brings, and nothing old",
            converter = State.Converter.class)
    private @Nullable State from;

    @Option(
            names = "--to",
            paramLabel = "STATE",
            description = "with a plan: where it leads",
            converter = State.Converter.class)
    private @Nullable State to;

    @Option(names = "--all", description = "with --from: tell also what is there already")
    private boolean all;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "notice, warning or error (default: warning)")
    private @Nullable Severity failOn;

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

    LintCommand(Shell shell) {
        super(shell);
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        if (failOn == Severity.OFF) {
            throw CommandFailure.usage("--fail-on is notice, warning or error", null);
        }
        return subject.endsWith(".yaml") || subject.endsWith(".yml")
                ? lintPlan(plan(Path.of(subject), PlanFile::readEdited))
                : lintState(State.parse(subject));
    }

    private ExitCode lintPlan(Plan plan) throws SQLException {
        var config = project.read(to, from);
        if (from == null && to == null) {
            var dialect = Dialects.require(plan.dialect());
            return print(config.lint(), linter(dialect, config).plan(plan));
        }
        if (from == null || to == null) {
            throw CommandFailure.usage(
                    "the change of a plan needs both of its schemas", "add --from and --to");
        }
        try (var scratch = scratch(config, scratchUrl, from, to)) {
            var states = new States(shell(), dialect(scratch.engine(), config), servers(), scratch);
            var before = require("--from", states.read(from), plan.from());
            var after = require("--to", states.read(to), plan.to());
            return print(config.lint(), change(config, plan, before, after, states, to, scratch));
        } catch (IOException e) {
            throw CommandFailure.error("the embedded server does not stop: " + e.getMessage());
        }
    }

    private ExitCode lintState(State state) throws SQLException, IOException {
        if (to != null) {
            throw CommandFailure.usage("--to is for plans", "name the change's start with --from");
        }
        var config = project.read(state);
        try (var scratch = scratch(config, scratchUrl, state, from)) {
            var states = new States(shell(), dialect(scratch.engine(), config), servers(), scratch);
            var after = states.read(state);
            if (from == null) {
                return print(
                        config.lint(),
                        linter(states.dialect(), config).schema(after, states.sources(state)));
            }
            var before = states.read(from);
            // what the policy forbids is found, and not a reason to find nothing
            var plan =
                    new Planner(states.dialect())
                            .plan(
                                    "lint",
                                    before,
                                    after,
                                    states.renames(state),
                                    config.plan().allowingDrops(),
                                    scratch.connection());
            return print(
                    config.lint(), change(config, plan, before, after, states, state, scratch));
        }
    }

    private static LintReport change(
            ProjectFile config,
            Plan plan,
            Schema before,
            Schema after,
            States states,
            State to,
            Scratch scratch)
            throws SQLException {
        var renamed =
                Renamed.of(
                        states.dialect(), before, after, states.renames(to), scratch.connection());
        return linter(states.dialect(), config).change(plan, renamed, after, states.sources(to));
    }

    private static Linter linter(Dialect dialect, ProjectFile config) {
        return new Linter(dialect, config.lint());
    }

    private static Schema require(String option, Schema schema, Fingerprint expected) {
        var actual = Fingerprinter.fingerprint(schema);
        if (!actual.equals(expected)) {
            throw CommandFailure.usage(
                    "%s is at %s, and the plan says %s".formatted(option, actual, expected), null);
        }
        return schema;
    }

    private ExitCode print(LintPolicy policy, LintReport report) {
        var output = new LintOutput(report, all);
        shell().print(format, output.json(), _ -> output.text());
        return report.reaches(failOn == null ? policy.failOn() : failOn)
                ? ExitCode.DIFFERENCES
                : ExitCode.DONE;
    }
}
