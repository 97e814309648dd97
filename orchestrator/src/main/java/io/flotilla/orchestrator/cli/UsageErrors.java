package io.flotilla.orchestrator.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, with the nearest known option or command. */
record UsageErrors(Shell shell) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        shell.err().println("error: " + problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            shell.err().println("did you mean: " + String.join(", ", unmatched.getSuggestions()));
        }
        shell.err().println("try: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        shell.err().flush();
        return ExitCode.USAGE.code();
    }
}
