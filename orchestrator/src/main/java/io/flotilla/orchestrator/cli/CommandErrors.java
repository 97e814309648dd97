package io.flotilla.orchestrator.cli;

import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.lint.LintFailure;
import io.flotilla.engine.plan.PlanFileInvalid;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.project.ProjectFileInvalid;
import io.flotilla.orchestrator.cli.client.ApiProblem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people why a command failed, and what to do about it. */
record CommandErrors(Shell shell) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case CommandFailure known ->
                    report(known.getMessage(), known.remedy(), known.exitCode());
            case ApiProblem refused ->
                    report(refused.getMessage(), refused.remedy(), refused.exitCode());
            case CommandLine.ParameterException usage -> throw usage;
            case SQLException database ->
                    report(
                            "the database answered: %s (SQL state %s)"
                                    .formatted(database.getMessage(), database.getSQLState()),
                            null,
                            ExitCode.ERROR);
            case DesiredStateInvalid _,
                    LintFailure _,
                    PlanFileInvalid _,
                    PlanNotProven _,
                    PlanRefused _,
                    ProjectFileInvalid _,
                    SchemaNotFound _,
                    UnsupportedObject _,
                    IllegalArgumentException _ ->
                    report(failure.getMessage(), null, ExitCode.ERROR);
            default -> unexpected(failure);
        };
    }

    private int report(@Nullable String message, @Nullable String remedy, ExitCode exitCode) {
        shell.err().println("error: " + message);
        if (remedy != null) {
            remedy.lines().forEach(line -> shell.err().println("  " + line));
        }
        shell.err().flush();
        return exitCode.code();
    }

    /** A bug of ours: the trace is what somebody needs to mend it. */
    private int unexpected(Exception failure) {
        shell.err().println("error: " + failure);
        failure.printStackTrace(shell.err());
        shell.err().flush();
        return ExitCode.ERROR.code();
    }
}
